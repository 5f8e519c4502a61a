package org.plait.mr;

import java.io.IOException;
import org.apache.hadoop.io.BytesWritable;
import org.apache.hadoop.io.DataOutputBuffer;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.mapreduce.Mapper;
import org.plait.batch.MiniBatch;
import org.plait.eval.Evaluation;

/** Measures the model on a run of blocks: one record, keyed by the first block. */
final class EvaluateMapper
    extends Mapper<LongWritable, BatchWritable, LongWritable, BytesWritable> {

  @Override
  public void run(Context context) throws IOException, InterruptedException {
    TaskNotes.around(context, () -> evaluate(context));
  }

  private static void evaluate(Context context) throws IOException, InterruptedException {
    ScoringTask task = ScoringTask.from(context.getConfiguration());
    double[] weights = task.weights(context.getConfiguration());
    Evaluation evaluation = new Evaluation(task.spec());
    long first = -1;
    while (context.nextKeyValue()) {
      long number = context.getCurrentKey().get();
      first = first < 0 ? number : first;
      MiniBatch batch = context.getCurrentValue().batch();
      boolean all = task.heldOut().share() == 0;
      evaluation.add(number, all ? batch : task.heldOut().validation(number, batch), weights);
    }
    if (first >= 0) {
      context.write(new LongWritable(first), bytes(evaluation));
    }
  }

  static BytesWritable bytes(Evaluation evaluation) throws IOException {
    DataOutputBuffer out = new DataOutputBuffer();
    evaluation.write(out);
    return new BytesWritable(out.getData(), out.getLength());
  }
}
