package org.plait.mr;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.hadoop.io.Writable;
import org.plait.batch.MiniBatch;

/** A block's examples on their way into a mapper; the batch is reused from block to block. */
final class BatchWritable implements Writable {
  private MiniBatch batch = new MiniBatch();

  BatchWritable() {}

  BatchWritable(MiniBatch batch) {
    this.batch = batch;
  }

  MiniBatch batch() {
    return batch;
  }

  void set(MiniBatch next) {
    batch = next;
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeInt(batch.rows());
    for (int row = 0; row < batch.rows(); row++) {
      out.writeDouble(batch.label(row));
      out.writeDouble(batch.weight(row));
      out.writeInt(batch.end(row) - batch.start(row));
      for (int i = batch.start(row); i < batch.end(row); i++) {
        out.writeInt(batch.indices()[i]);
        out.writeDouble(batch.values()[i]);
      }
    }
  }

  @Override
  public void readFields(DataInput in) throws IOException {
    batch = new MiniBatch();
    int rows = in.readInt();
    for (int row = 0; row < rows; row++) {
      double label = in.readDouble();
      double weight = in.readDouble();
      int entries = in.readInt();
      for (int i = 0; i < entries; i++) {
        batch.add(in.readInt(), in.readDouble());
      }
      batch.endRow(label, weight);
    }
  }
}
