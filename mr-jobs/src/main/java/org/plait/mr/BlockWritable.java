package org.plait.mr;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.hadoop.io.Writable;
import org.plait.data.Block;

/** A block of input text, parsed, with its place in the input. */
final class BlockWritable implements Writable {
  private final Block block = new Block();

  Block block() {
    return block;
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeInt(block.file());
    out.writeLong(block.index());
    out.writeInt(block.columns());
    BatchWritable.write(block.batch(), out);
  }

  @Override
  public void readFields(DataInput in) throws IOException {
    block.reset(in.readInt(), in.readLong());
    block.widen(in.readInt());
    BatchWritable.read(in, block.batch());
  }
}
