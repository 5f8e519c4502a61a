package org.plait.mr;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.hadoop.io.WritableComparable;
import org.apache.hadoop.io.WritableComparator;

/**
 * Key of a step's shuffle: the partition that a sum belongs to, and the first leaf below it. Sorted
 * by both, so that a reducer meets the nodes of the summation tree in ascending order; grouped and
 * spread by the partition alone. Mutable, as Hadoop's keys are.
 */
final class StepKey implements WritableComparable<StepKey> {
  private static final int PARTITION_BYTES = 4;
  private static final int BYTES = 12;

  private int partition;
  private long firstLeaf;

  StepKey() {}

  StepKey(int partition, long firstLeaf) {
    this.partition = partition;
    this.firstLeaf = firstLeaf;
  }

  int partition() {
    return partition;
  }

  long firstLeaf() {
    return firstLeaf;
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeInt(partition);
    out.writeLong(firstLeaf);
  }

  @Override
  public void readFields(DataInput in) throws IOException {
    partition = in.readInt();
    firstLeaf = in.readLong();
  }

  @Override
  public int compareTo(StepKey other) {
    int byPartition = Integer.compare(partition, other.partition);
    return byPartition != 0 ? byPartition : Long.compare(firstLeaf, other.firstLeaf);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StepKey key && compareTo(key) == 0;
  }

  @Override
  public int hashCode() {
    return 31 * partition + Long.hashCode(firstLeaf);
  }

  @Override
  public String toString() {
    return "partition " + partition + ", leaf " + firstLeaf;
  }

  /** Order by partition, then leaf, without making objects. Both are never negative. */
  static final class Order extends WritableComparator {
    Order() {
      super(StepKey.class, true);
    }

    @Override
    public int compare(byte[] a, int fromA, int lengthA, byte[] b, int fromB, int lengthB) {
      return compareBytes(a, fromA, BYTES, b, fromB, BYTES);
    }
  }

  /** Keys of one partition are one group: one call of the combiner or reducer. */
  static final class Group extends WritableComparator {
    Group() {
      super(StepKey.class, true);
    }

    @Override
    public int compare(byte[] a, int fromA, int lengthA, byte[] b, int fromB, int lengthB) {
      return compareBytes(a, fromA, PARTITION_BYTES, b, fromB, PARTITION_BYTES);
    }

    @Override
    @SuppressWarnings("rawtypes") // as declared above
    public int compare(WritableComparable a, WritableComparable b) {
      return Integer.compare(((StepKey) a).partition, ((StepKey) b).partition);
    }
  }
}
