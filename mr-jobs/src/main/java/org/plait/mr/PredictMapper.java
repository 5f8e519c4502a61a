package org.plait.mr;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.io.BytesWritable;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.mapreduce.Mapper;
import org.plait.batch.MiniBatch;
import org.plait.model.Predictor;

/**
 * Predicts a shard: a record of whole lines for each block, keyed by the shard's number in the
 * input's order.
 */
final class PredictMapper extends Mapper<LongWritable, BlockWritable, LongWritable, BytesWritable> {

  @Override
  public void run(Context context) throws IOException, InterruptedException {
    TaskNotes.around(context, () -> predict(context));
  }

  private static void predict(Context context) throws IOException, InterruptedException {
    ScoringTask task = ScoringTask.from(context.getConfiguration());
    Predictor predictor = Predictor.of(task.spec(), task.weights(context.getConfiguration()));
    while (context.nextKeyValue()) {
      MiniBatch batch = context.getCurrentValue().block().batch();
      StringBuilder lines = new StringBuilder();
      for (int row = 0; row < batch.rows(); row++) {
        lines.append(predictor.predict(batch, row).line()).append('\n');
      }
      byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
      context.write(context.getCurrentKey(), new BytesWritable(bytes));
    }
  }
}
