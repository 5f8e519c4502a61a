package org.plait.mr;

import java.io.IOException;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.mapreduce.Mapper;
import org.plait.train.ShardPass;

/** Runs the pass over a range of blocks: {@link ShardPass}, and nothing else. */
final class StepMapper extends Mapper<LongWritable, BatchWritable, StepKey, SumWritable> {

  @Override
  public void run(Context context) throws IOException, InterruptedException {
    TaskNotes.around(context, () -> pass(context));
  }

  /** Unlike Hadoop's own loop this pushes nothing after a failure. */
  private static void pass(Context context) throws IOException, InterruptedException {
    StepTask task = StepTask.from(context.getConfiguration());
    ShardPass pass = new ShardPass(task.learning(), task.phase(), new ShuffleClient(task, context));
    while (context.nextKeyValue()) {
      pass.add(context.getCurrentKey().get(), context.getCurrentValue().batch());
    }
    pass.finish();
  }
}
