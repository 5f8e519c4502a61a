package org.plait.mr;

import java.io.IOException;
import java.util.Arrays;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.NullWritable;
import org.apache.hadoop.mapreduce.Reducer;
import org.plait.model.store.CheckpointStore;
import org.plait.model.store.WorkFolder;
import org.plait.param.KeyRange;
import org.plait.param.ParameterPartition;
import org.plait.param.SumTree;
import org.plait.param.UpdateRule;

/**
 * Owns one partition for one step: adds all sums of the partition along the tree, and lets {@link
 * ParameterPartition#apply} do the rest. One call of {@link #reduce} a task.
 */
final class StepReducer extends Reducer<StepKey, SumWritable, NullWritable, PartWritable> {

  @Override
  public void run(Context context) throws IOException, InterruptedException {
    TaskNotes.around(context, () -> super.run(context));
  }

  @Override
  protected void reduce(StepKey key, Iterable<SumWritable> values, Context context)
      throws IOException, InterruptedException {
    StepTask task = StepTask.from(context.getConfiguration());
    KeyRange range = task.partitioner().range(key.partition());
    SumTree tree = new SumTree();
    for (SumWritable value : values) {
      int keys = value.sum().sum().sums().length;
      if (keys != range.length()) {
        throw new IllegalStateException(
            "%s brings %d sums for the keys %s".formatted(key, keys, range));
      }
      tree.add(value.sum());
      context.progress();
    }
    UpdateRule rule = task.learning().rule(task.phase());
    ParameterPartition partition = before(task, range, rule, context.getConfiguration());
    partition.apply(rule, task.step(), tree.root(task.learning().leaves(task.phase())));
    context.write(NullWritable.get(), new PartWritable(partition));
  }

  /** The partition as the committed checkpoint holds it; slots that it lacks start at zero. */
  private static ParameterPartition before(
      StepTask task, KeyRange range, UpdateRule rule, Configuration conf) {
    CheckpointStore store =
        new CheckpointStore(conf, new WorkFolder(new Path(task.work())), "reader");
    ParameterPartition saved = store.readRange(task.step() - 1, range);
    if (saved.slots().length == rule.slots()) {
      return saved;
    }
    double[][] slots = Arrays.copyOf(saved.slots(), rule.slots());
    for (int i = saved.slots().length; i < slots.length; i++) {
      slots[i] = new double[range.length()];
    }
    return new ParameterPartition(range, saved.weights(), slots);
  }
}
