package org.plait.mr;

import java.io.IOException;
import org.apache.hadoop.io.BytesWritable;
import org.apache.hadoop.io.DataInputBuffer;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.io.NullWritable;
import org.apache.hadoop.mapreduce.Reducer;
import org.plait.eval.Evaluation;
import org.plait.objective.ModelSpec;

/** Merges the evaluations of all tasks, in the order of their blocks, into one record. */
final class EvaluateReducer
    extends Reducer<LongWritable, BytesWritable, NullWritable, BytesWritable> {

  @Override
  public void run(Context context) throws IOException, InterruptedException {
    TaskNotes.around(context, () -> merge(context));
  }

  private static void merge(Context context) throws IOException, InterruptedException {
    ModelSpec spec = ScoringTask.from(context.getConfiguration()).spec();
    Evaluation merged = new Evaluation(spec);
    while (context.nextKey()) {
      for (BytesWritable value : context.getValues()) {
        merged.merge(evaluation(value, spec));
      }
    }
    context.write(NullWritable.get(), EvaluateMapper.bytes(merged));
  }

  static Evaluation evaluation(BytesWritable value, ModelSpec spec) throws IOException {
    DataInputBuffer in = new DataInputBuffer();
    in.reset(value.getBytes(), value.getLength());
    return Evaluation.read(in, spec);
  }
}
