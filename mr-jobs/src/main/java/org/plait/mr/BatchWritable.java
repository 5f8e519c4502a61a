package org.plait.mr;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.hadoop.io.Writable;
import org.plait.batch.MiniBatch;
import org.plait.batch.MiniBatchCodec;

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
    write(batch, out);
  }

  @Override
  public void readFields(DataInput in) throws IOException {
    read(in, batch);
  }

  static void write(MiniBatch batch, DataOutput out) throws IOException {
    MiniBatchCodec codec = new MiniBatchCodec();
    int length = codec.encode(batch);
    out.writeInt(length);
    out.write(codec.bytes(), 0, length);
  }

  static void read(DataInput in, MiniBatch into) throws IOException {
    int length = in.readInt();
    if (length < 0) {
      throw new IOException("A batch of " + length + " bytes.");
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    MiniBatchCodec.decode(bytes, 0, length, into);
  }
}
