package org.plait.mr;

import com.google.gson.Gson;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.mapreduce.InputFormat;
import org.apache.hadoop.mapreduce.InputSplit;
import org.apache.hadoop.mapreduce.JobContext;
import org.apache.hadoop.mapreduce.RecordReader;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.plait.data.InputSpec;
import org.plait.data.Shard;
import org.plait.data.ShardPlanner;

/**
 * Input text by shards: each split is one {@link Shard}, each record a parsed block; its key is the
 * split's number in the input's order.
 */
final class ShardInputFormat extends InputFormat<LongWritable, BlockWritable> {
  private static final Gson GSON = new Gson();
  private static final String KEY = "plait.task.input";

  /**
   * What is read, in which pieces.
   *
   * @param splitBytes bytes of a split of a plain file
   */
  record Input(InputSpec spec, long splitBytes) {

    void into(Configuration conf) {
      conf.set(KEY, GSON.toJson(this));
    }

    static Input from(Configuration conf) {
      Input input = GSON.fromJson(conf.get(KEY, ""), Input.class);
      if (input == null) {
        throw new IllegalStateException(KEY + " is not set");
      }
      return input;
    }
  }

  @Override
  public List<InputSplit> getSplits(JobContext context) {
    Input input = Input.from(context.getConfiguration());
    List<InputSplit> splits = new ArrayList<>();
    for (Shard shard :
        ShardPlanner.plan(input.spec(), input.splitBytes(), context.getConfiguration())) {
      long stored = input.spec().files().get(shard.file()).length() - shard.start();
      splits.add(new ShardSplit(splits.size(), shard, Math.min(stored, shard.length())));
    }
    return splits;
  }

  @Override
  public RecordReader<LongWritable, BlockWritable> createRecordReader(
      InputSplit split, TaskAttemptContext context) {
    return new ShardRecordReader(
        Input.from(context.getConfiguration()).spec(),
        (ShardSplit) split,
        context.getConfiguration());
  }
}
