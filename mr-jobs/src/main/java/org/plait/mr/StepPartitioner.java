package org.plait.mr;

import org.apache.hadoop.mapreduce.Partitioner;

/** Sends partition k to reduce task k, which owns it for the step. */
final class StepPartitioner extends Partitioner<StepKey, SumWritable> {

  @Override
  public int getPartition(StepKey key, SumWritable value, int reducers) {
    if (key.partition() >= reducers) {
      throw new IllegalStateException(key + " of " + reducers + " partitions");
    }
    return key.partition();
  }
}
