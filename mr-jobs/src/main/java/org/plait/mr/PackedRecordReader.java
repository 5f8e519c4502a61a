package org.plait.mr;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.mapreduce.InputSplit;
import org.apache.hadoop.mapreduce.RecordReader;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.jspecify.annotations.Nullable;
import org.plait.data.PackedReader;

/**
 * Consecutive blocks of packed data. Opens on the first read, so that damaged data fails inside the
 * mapper.
 */
final class PackedRecordReader extends RecordReader<LongWritable, BatchWritable> {
  private final PackedSplit split;
  private final Configuration conf;
  private final LongWritable key = new LongWritable();
  private final BatchWritable value = new BatchWritable();
  private @Nullable PackedReader reader;

  PackedRecordReader(PackedSplit split, Configuration conf) {
    this.split = split;
    this.conf = conf;
    key.set(split.first());
  }

  @Override
  public void initialize(InputSplit ignored, TaskAttemptContext context) {}

  @Override
  public boolean nextKeyValue() throws IOException {
    if (reader == null) {
      PackedInputFormat.Input input = PackedInputFormat.Input.from(conf);
      reader = input.open(conf).reader(split.first(), split.last());
    }
    if (!reader.next()) {
      key.set(split.last());
      return false;
    }
    key.set(reader.number());
    value.set(reader.batch());
    return true;
  }

  @Override
  public LongWritable getCurrentKey() {
    return key;
  }

  @Override
  public BatchWritable getCurrentValue() {
    return value;
  }

  @Override
  public float getProgress() {
    long all = split.last() - split.first();
    return all == 0 ? 1 : (float) (key.get() - split.first()) / all;
  }

  @Override
  public void close() throws IOException {
    if (reader != null) {
      reader.close();
    }
  }
}
