package org.plait.param;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import org.junit.Test;

public class KeySpaceTest {

  private static KeyRange range(int a, int b) {
    return new KeyRange(Math.min(a, b), Math.max(a, b));
  }

  private static boolean has(KeyRange range, long key) {
    return range.from() <= key && key < range.to();
  }

  /** Ranges as sets of keys, asked key by key. */
  @Test
  public void intersectionAndContainmentAreThoseOfSets() {
    qt().withExamples(2000)
        .forAll(
            integers().between(0, 20),
            integers().between(0, 20),
            integers().between(0, 20),
            integers().between(0, 20))
        .checkAssert(
            (a, b, c, d) -> {
              KeyRange left = range(a, b);
              KeyRange right = range(c, d);
              KeyRange common = left.intersect(right);
              boolean inside = true;
              for (long key = 0; key <= 20; key++) {
                assertEquals(has(left, key) && has(right, key), has(common, key));
                inside &= !has(right, key) || has(left, key);
              }
              if (!right.isEmpty()) {
                assertEquals(inside, left.contains(right));
              }
              assertTrue("within the first", left.contains(common));
              assertEquals(left.to() - left.from(), left.length());
            });
  }

  @Test
  public void impossibleRangesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new KeyRange(-1, 3));
    assertThrows(IllegalArgumentException.class, () -> new KeyRange(4, 3));
    assertTrue(new KeyRange(4, 4).isEmpty());
    assertFalse(new KeyRange(4, 5).isEmpty());
    assertEquals("[4, 5)", new KeyRange(4, 5).toString());
  }

  @Test
  public void aRangeLongerThanAnArrayHasNoLength() {
    assertThrows(ArithmeticException.class, () -> new KeyRange(0, 1L << 31).length());
    assertEquals(Integer.MAX_VALUE, new KeyRange(1L << 40, (1L << 40) + (1L << 31) - 1).length());
  }

  @Test
  public void everyRowHasItsColumnsThenItsUnpenalisedExtras() {
    ParameterSpace space = new ParameterSpace(3, 4, 2, false);
    assertEquals(6, space.stride());
    assertEquals(18, space.size());
    assertEquals(new KeyRange(0, 18), space.all());
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 6; column++) {
        assertEquals(column < 4, space.isPenalised(row * 6L + column));
      }
    }
  }

  @Test
  public void aSpaceMayHaveMoreKeysThanAnArray() {
    ParameterSpace space = new ParameterSpace(1_000_000, 1_000_000, 1, false);
    assertEquals(1_000_001_000_000L, space.size());
    assertTrue(space.isPenalised(1_000_001L * 999_999));
    assertFalse(space.isPenalised(space.size() - 1));
  }

  @Test
  public void spacesWithoutKeysAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new ParameterSpace(0, 4, 1, false));
    assertThrows(IllegalArgumentException.class, () -> new ParameterSpace(1, 0, 0, false));
    assertThrows(IllegalArgumentException.class, () -> new ParameterSpace(1, -1, 3, false));
    assertThrows(IllegalArgumentException.class, () -> new ParameterSpace(1, 3, -1, false));
    assertEquals("an intercept alone", 1, new ParameterSpace(1, 0, 1, false).size());
  }
}
