package org.plait.mr;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.io.Writable;
import org.apache.hadoop.mapreduce.InputSplit;
import org.plait.data.Shard;

/** A shard of input text as Hadoop's unit of map work, with its number in the input's order. */
final class ShardSplit extends InputSplit implements Writable {
  private int number;
  private Shard shard = new Shard(0, 0, 0, List.of());
  private long bytes;

  ShardSplit() {}

  /**
   * @param bytes stored, for Hadoop to judge the work by
   */
  ShardSplit(int number, Shard shard, long bytes) {
    this.number = number;
    this.shard = shard;
    this.bytes = bytes;
  }

  int number() {
    return number;
  }

  Shard shard() {
    return shard;
  }

  @Override
  public long getLength() {
    return bytes;
  }

  @Override
  public String[] getLocations() {
    return shard.hosts().toArray(String[]::new);
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeInt(number);
    out.writeInt(shard.file());
    out.writeLong(shard.start());
    out.writeLong(shard.length());
    out.writeLong(bytes);
  }

  /** Hosts do not travel: they matter only before a task starts. */
  @Override
  public void readFields(DataInput in) throws IOException {
    number = in.readInt();
    shard = new Shard(in.readInt(), in.readLong(), in.readLong(), List.of());
    bytes = in.readLong();
  }

  @Override
  public String toString() {
    return "shard %d: file %d from byte %d".formatted(number, shard.file(), shard.start());
  }
}
