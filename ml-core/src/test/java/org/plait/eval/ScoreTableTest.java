package org.plait.eval;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.Map;
import java.util.TreeMap;
import org.junit.Test;
import org.plait.base.CounterRandom;

public class ScoreTableTest {

  private static ScoreTable table(long... keysAndCounts) {
    int size = keysAndCounts.length / 3;
    long[] keys = new long[size + 2];
    long[] positives = new long[size + 2];
    long[] negatives = new long[size + 2];
    for (int i = 0; i < size; i++) {
      keys[i] = keysAndCounts[3 * i];
      positives[i] = keysAndCounts[3 * i + 1];
      negatives[i] = keysAndCounts[3 * i + 2];
    }
    return new ScoreTable(keys, positives, negatives, size);
  }

  private static String text(ScoreTable table) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < table.size(); i++) {
      text.append(table.key(i)).append(':');
      text.append(table.positives(i)).append('/').append(table.negatives(i)).append(' ');
    }
    return text.toString();
  }

  @Test
  public void countsOfEqualKeysAdd() {
    ScoreTable a = table(-5, 1, 2, 3, 4, 5);
    ScoreTable b = table(-7, 1, 1, -5, 10, 20, 9, 0, 1);
    assertEquals("-7:1/1 -5:11/22 3:4/5 9:0/1 ", text(a.plus(b)));
    assertEquals(text(a.plus(b)), text(b.plus(a)));
    assertEquals(text(a), text(a.plus(ScoreTable.EMPTY)));
    assertEquals(text(a), text(ScoreTable.EMPTY.plus(a)));
  }

  @Test
  public void sumsAreThoseOfASortedMap() {
    for (long seed = 1; seed <= 40; seed++) {
      CounterRandom random = new CounterRandom(seed, 0);
      TreeMap<Long, Long> expected = new TreeMap<>();
      ScoreTable sum = ScoreTable.EMPTY;
      for (long i = 0; i < 60; i++) {
        long key = random.below(2 * i, 30) - 15;
        long count = random.below(2 * i + 1, 4);
        expected.merge(key, count, Long::sum);
        sum = sum.plus(table(key, count, 0));
      }
      StringBuilder text = new StringBuilder();
      for (Map.Entry<Long, Long> entry : expected.entrySet()) {
        text.append(entry.getKey()).append(':').append(entry.getValue()).append("/0 ");
      }
      assertEquals("seed " + seed, text.toString(), text(sum));
    }
  }

  @Test
  public void coarseningClearsLowBitsTowardsMinusInfinity() {
    ScoreTable fine = table(-9, 1, 0, -8, 0, 1, -1, 1, 1, 0, 2, 2, 7, 0, 5, 8, 3, 0);
    assertEquals(text(fine), text(fine.coarsened(0)));
    assertEquals("-16:1/0 -8:1/2 0:2/7 8:3/0 ", text(fine.coarsened(3)));
    assertEquals(text(fine.coarsened(5)), text(fine.coarsened(2).coarsened(5)));
  }

  @Test
  public void levelIsZeroWhileAllFits() {
    assertEquals(0, ScoreTable.EMPTY.levelFor(1));
    assertEquals(0, table(1, 1, 1, 2, 1, 1).levelFor(2));
  }

  @Test
  public void neighboursJoinAboveTheirHighestDifferingBit() {
    ScoreTable table = table(0, 1, 1, 1, 1, 1, 2, 1, 1, 4, 1, 1, 64, 1, 1);
    assertEquals(1, table.levelFor(4));
    assertEquals(2, table.levelFor(3));
    assertEquals(3, table.levelFor(2));
    assertEquals(7, table.levelFor(1));
    // Both signs never join: they differ in the highest bit.
    assertEquals(63, table(-Long.MAX_VALUE, 1, 1, 0, 1, 1, Long.MAX_VALUE, 1, 1).levelFor(2));
  }

  @Test
  public void classesAreExchanged() {
    assertEquals("1:3/2 ", text(table(1, 2, 3).swapped()));
  }

  @Test
  public void countsThatOverflowAreNoticed() {
    ScoreTable many = table(1, Long.MAX_VALUE, 0);
    assertThrows(ArithmeticException.class, () -> many.plus(table(1, 1, 0)));
  }
}
