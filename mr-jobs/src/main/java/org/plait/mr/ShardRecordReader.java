package org.plait.mr;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.mapreduce.InputSplit;
import org.apache.hadoop.mapreduce.RecordReader;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.jspecify.annotations.Nullable;
import org.plait.data.ExampleReader;
import org.plait.data.Examples;
import org.plait.data.InputSpec;

/** The blocks of a shard. Opens on the first read, so that a bad file fails inside the mapper. */
final class ShardRecordReader extends RecordReader<LongWritable, BlockWritable> {
  private final InputSpec spec;
  private final ShardSplit split;
  private final Configuration conf;
  private final LongWritable key = new LongWritable();
  private final BlockWritable value = new BlockWritable();
  private @Nullable ExampleReader reader;
  private boolean ended;

  ShardRecordReader(InputSpec spec, ShardSplit split, Configuration conf) {
    this.spec = spec;
    this.split = split;
    this.conf = conf;
  }

  @Override
  public void initialize(InputSplit ignored, TaskAttemptContext context) {}

  @Override
  public boolean nextKeyValue() throws IOException {
    if (reader == null) {
      reader = Examples.open(spec, split.shard(), conf);
    }
    key.set(split.number());
    ended = !reader.next(value.block());
    return !ended;
  }

  @Override
  public LongWritable getCurrentKey() {
    return key;
  }

  @Override
  public BlockWritable getCurrentValue() {
    return value;
  }

  /** Bytes read of bytes stored; a gzip file's length in text is not known: a guess. */
  @Override
  public float getProgress() {
    if (ended) {
      return 1;
    }
    if (reader == null || split.getLength() == 0) {
      return 0;
    }
    long read = (value.block().index() + 1) * spec.blockBytes() - split.shard().start();
    return (float) Math.min(0.99, (double) read / split.getLength());
  }

  @Override
  public void close() throws IOException {
    if (reader != null) {
      reader.close();
    }
  }
}
