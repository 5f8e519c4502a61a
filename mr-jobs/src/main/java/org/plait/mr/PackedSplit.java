package org.plait.mr;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.io.Writable;
import org.apache.hadoop.mapreduce.InputSplit;

/** The blocks [first, last) of packed data as Hadoop's unit of map work. */
final class PackedSplit extends InputSplit implements Writable {
  private long first;
  private long last;
  private long bytes;
  private List<String> hosts = List.of();

  PackedSplit() {}

  PackedSplit(long first, long last, long bytes, List<String> hosts) {
    this.first = first;
    this.last = last;
    this.bytes = bytes;
    this.hosts = List.copyOf(hosts);
  }

  long first() {
    return first;
  }

  long last() {
    return last;
  }

  @Override
  public long getLength() {
    return bytes;
  }

  @Override
  public String[] getLocations() {
    return hosts.toArray(String[]::new);
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeLong(first);
    out.writeLong(last);
    out.writeLong(bytes);
  }

  /** Hosts do not travel: they matter only before a task starts. */
  @Override
  public void readFields(DataInput in) throws IOException {
    first = in.readLong();
    last = in.readLong();
    bytes = in.readLong();
  }

  @Override
  public String toString() {
    return "blocks [%d, %d)".formatted(first, last);
  }
}
