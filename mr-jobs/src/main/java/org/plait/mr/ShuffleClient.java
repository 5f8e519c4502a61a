package org.plait.mr;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.hadoop.mapreduce.TaskInputOutputContext;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;
import org.plait.param.KeyRange;
import org.plait.param.ParameterClient;
import org.plait.param.PartialSum;
import org.plait.param.Partitioner;

/**
 * How a map task reaches the parameters: pulls from files on its own disk, pushes into the shuffle,
 * one record for each partition and node of the summation tree. One thread.
 */
final class ShuffleClient implements ParameterClient {
  private final StepTask task;
  private final Partitioner partitioner;
  private final TaskInputOutputContext<?, ?, StepKey, SumWritable> context;

  ShuffleClient(StepTask task, TaskInputOutputContext<?, ?, StepKey, SumWritable> context) {
    this.task = task;
    this.partitioner = task.partitioner();
    this.context = context;
  }

  @Override
  public double[] pull(KeyRange range) {
    try {
      return Parameters.read(task.parameters(), range, context.getConfiguration());
    } catch (IOException e) {
      throw new UncheckedIOException("Reading the parameters of step " + task.step(), e);
    }
  }

  @Override
  public void push(PartialSum node) {
    try {
      for (int k = 0; k < partitioner.partitions(); k++) {
        PartialSum slice =
            new PartialSum(node.level(), node.index(), node.sum().slice(0, partitioner.range(k)));
        context.write(new StepKey(k, node.firstLeaf()), new SumWritable(slice));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Writing the sums of step " + task.step(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PlaitException(
          ErrorCode.INTERRUPTED, "A map task was interrupted.", "Start the command again.", e);
    }
  }
}
