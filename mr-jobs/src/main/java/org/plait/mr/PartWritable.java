package org.plait.mr;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.hadoop.io.Writable;
import org.plait.param.KeyRange;
import org.plait.param.ParameterPartition;

/** A partition after a step, as a reduce task hands it to {@link PartOutputFormat}. */
final class PartWritable implements Writable {
  private ParameterPartition partition =
      new ParameterPartition(new KeyRange(0, 0), new double[0], new double[0][]);

  PartWritable() {}

  PartWritable(ParameterPartition partition) {
    this.partition = partition;
  }

  ParameterPartition partition() {
    return partition;
  }

  @Override
  public void write(DataOutput out) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    StepPart.write(partition, bytes);
    out.writeInt(bytes.size());
    out.write(bytes.toByteArray());
  }

  @Override
  public void readFields(DataInput in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    partition = StepPart.read("(in memory)", bytes.length, new ByteArrayInputStream(bytes));
  }
}
