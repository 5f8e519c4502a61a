package org.plait.mr;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.hadoop.io.Writable;
import org.plait.param.Contribution;
import org.plait.param.PartialSum;

/**
 * A node of the summation tree on its way through the shuffle, cut to one partition's keys. Each
 * {@link #readFields} makes new arrays: whoever takes {@link #sum} out owns it, although Hadoop
 * reuses the Writable.
 */
final class SumWritable implements Writable {
  private PartialSum sum = new PartialSum(0, 0, new Contribution(0));

  SumWritable() {}

  SumWritable(PartialSum sum) {
    this.sum = sum;
  }

  PartialSum sum() {
    return sum;
  }

  @Override
  public void write(DataOutput out) throws IOException {
    Contribution of = sum.sum();
    out.writeByte(sum.level());
    out.writeLong(sum.index());
    out.writeDouble(of.weight());
    out.writeDouble(of.loss());
    out.writeLong(of.rows());
    out.writeInt(of.sums().length);
    Doubles.write(of.sums(), out);
  }

  @Override
  public void readFields(DataInput in) throws IOException {
    int level = in.readByte();
    long index = in.readLong();
    double weight = in.readDouble();
    double loss = in.readDouble();
    long rows = in.readLong();
    int length = in.readInt();
    if (level < 0 || level > 62 || index < 0 || rows < 0 || length < 0) {
      throw new IOException(
          "A sum is damaged: level %d, index %d, %d rows, %d keys."
              .formatted(level, index, rows, length));
    }
    double[] sums = Doubles.read(length, in);
    sum = new PartialSum(level, index, new Contribution(sums, weight, loss, rows));
  }

  @Override
  public String toString() {
    return "node %d of level %d over %d rows".formatted(sum.index(), sum.level(), sum.sum().rows());
  }
}
