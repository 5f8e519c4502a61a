package org.plait.mr;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.hadoop.io.DataInputBuffer;
import org.apache.hadoop.io.DataOutputBuffer;
import org.junit.Test;
import org.plait.param.Contribution;
import org.plait.param.PartialSum;
import org.quicktheories.core.Gen;

public class StepKeyTest {
  private static final Gen<Integer> PARTITIONS = integers().between(0, Integer.MAX_VALUE);
  private static final Gen<Long> LEAVES = longs().between(0, Long.MAX_VALUE);

  private static byte[] bytes(StepKey key) {
    try {
      DataOutputBuffer out = new DataOutputBuffer();
      key.write(out);
      byte[] bytes = new byte[out.getLength()];
      System.arraycopy(out.getData(), 0, bytes, 0, bytes.length);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  public void keysSortAlikeAsBytesAndAsObjects() {
    StepKey.Order order = new StepKey.Order();
    qt().forAll(PARTITIONS, LEAVES, PARTITIONS, LEAVES)
        .check(
            (p, a, q, b) -> {
              StepKey left = new StepKey(p, a);
              StepKey right = new StepKey(q, b);
              int raw = order.compare(bytes(left), 0, 12, bytes(right), 0, 12);
              return Integer.signum(raw) == Integer.signum(left.compareTo(right));
            });
  }

  @Test
  public void leavesOfOnePartitionSortInOrder() {
    StepKey.Order order = new StepKey.Order();
    qt().forAll(PARTITIONS, LEAVES, LEAVES)
        .check(
            (p, a, b) -> {
              int raw =
                  order.compare(bytes(new StepKey(p, a)), 0, 12, bytes(new StepKey(p, b)), 0, 12);
              return Integer.signum(raw) == Long.compare(a, b);
            });
  }

  @Test
  public void groupsAreWholePartitions() {
    StepKey.Group group = new StepKey.Group();
    qt().forAll(PARTITIONS, LEAVES, PARTITIONS, LEAVES)
        .check(
            (p, a, q, b) -> {
              StepKey left = new StepKey(p, a);
              StepKey right = new StepKey(q, b);
              int raw = group.compare(bytes(left), 0, 12, bytes(right), 0, 12);
              int objects = group.compare(left, right);
              int expected = Integer.compare(p, q);
              return Integer.signum(raw) == expected && Integer.signum(objects) == expected;
            });
  }

  @Test
  public void keysComeBackFromBytes() throws IOException {
    StepKey key = new StepKey(7, 1L << 40);
    DataInputBuffer in = new DataInputBuffer();
    in.reset(bytes(key), 12);
    StepKey back = new StepKey();
    back.readFields(in);
    assertEquals(key, back);
    assertEquals(key.hashCode(), back.hashCode());
    assertEquals("partition 7, leaf 1099511627776", back.toString());
  }

  @Test
  public void partitionKGoesToReducerK() {
    StepPartitioner partitioner = new StepPartitioner();
    SumWritable sum = new SumWritable(new PartialSum(0, 0, new Contribution(1)));
    for (int k = 0; k < 5; k++) {
      assertEquals(k, partitioner.getPartition(new StepKey(k, 9), sum, 5));
    }
    IllegalStateException refused =
        assertThrows(
            IllegalStateException.class, () -> partitioner.getPartition(new StepKey(5, 9), sum, 5));
    assertTrue(refused.getMessage(), refused.getMessage().contains("partition 5"));
  }
}
