package org.plait.mr;

import java.io.IOException;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.io.NullWritable;
import org.apache.hadoop.mapreduce.Mapper;

/** Hands parsed blocks on to {@link PackOutputFormat}. */
final class PackMapper extends Mapper<LongWritable, BlockWritable, NullWritable, BlockWritable> {

  @Override
  public void run(Context context) throws IOException, InterruptedException {
    TaskNotes.around(context, () -> super.run(context));
  }

  @Override
  protected void map(LongWritable shard, BlockWritable block, Context context)
      throws IOException, InterruptedException {
    context.write(NullWritable.get(), block);
  }
}
