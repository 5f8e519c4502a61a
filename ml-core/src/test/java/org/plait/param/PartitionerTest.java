package org.plait.param;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.booleans;
import static org.quicktheories.generators.SourceDSL.integers;

import java.util.List;
import org.junit.Test;

public class PartitionerTest {

  private static void assertIsPartition(ParameterSpace space, int wanted) {
    Partitioner cut = new Partitioner(space, wanted);
    long granule = space.wholeRows() ? space.stride() : 1;
    long granules = space.size() / granule;
    assertEquals("as many as wanted", Math.min(wanted, granules), cut.partitions());
    assertEquals(cut.partitions(), cut.ranges().size());
    long next = 0;
    long smallest = Long.MAX_VALUE;
    long largest = 0;
    for (int k = 0; k < cut.partitions(); k++) {
      KeyRange range = cut.range(k);
      assertEquals("in order, without gap or overlap", next, range.from());
      assertEquals("rows stay whole", 0, range.from() % granule);
      next = range.to();
      smallest = Math.min(smallest, range.to() - range.from());
      largest = Math.max(largest, range.to() - range.from());
    }
    assertEquals("the whole space", space.size(), next);
    assertTrue("almost equal", largest - smallest <= granule);
    assertTrue("none is empty", smallest > 0);
  }

  @Test
  public void rangesCoverTheSpaceOnceInOrderAndAlmostEqually() {
    qt().forAll(
            integers().between(1, 40),
            integers().between(1, 60),
            integers().between(0, 3),
            booleans().all())
        .checkAssert(
            (rows, columns, extras, whole) -> {
              for (int wanted = 1; wanted <= 11; wanted++) {
                assertIsPartition(new ParameterSpace(rows, columns, extras, whole), wanted);
              }
            });
  }

  @Test
  public void billionsOfKeysAreCutWithoutOverflow() {
    ParameterSpace space = new ParameterSpace(2_000_000, 2_000_000, 1, true);
    for (int wanted : new int[] {1, 7, 4096}) {
      assertIsPartition(space, wanted);
    }
  }

  @Test
  public void fewerKeysThanWantedGiveFewerPartitions() {
    assertEquals(
        List.of(new KeyRange(0, 1), new KeyRange(1, 2)),
        new Partitioner(new ParameterSpace(1, 2, 0, false), 10).ranges());
    assertEquals(
        List.of(new KeyRange(0, 101)),
        new Partitioner(new ParameterSpace(1, 100, 1, true), 3).ranges());
  }

  @Test
  public void atLeastOnePartitionIsWanted() {
    ParameterSpace space = new ParameterSpace(1, 2, 0, false);
    for (int wanted : new int[] {0, -3}) {
      assertThrows(IllegalArgumentException.class, () -> new Partitioner(space, wanted));
    }
  }
}
