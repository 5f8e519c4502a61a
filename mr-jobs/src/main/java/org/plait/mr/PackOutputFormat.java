package org.plait.mr;

import java.io.IOException;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.NullWritable;
import org.apache.hadoop.mapreduce.RecordWriter;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.hadoop.mapreduce.lib.output.FileOutputFormat;
import org.plait.data.PackedShardWriter;

/**
 * Writes the blocks of a task as one part of packed data, below the task attempt's own folder: an
 * attempt that is repeated or runs twice leaves one part.
 */
final class PackOutputFormat extends FileOutputFormat<NullWritable, BlockWritable> {

  @Override
  public RecordWriter<NullWritable, BlockWritable> getRecordWriter(TaskAttemptContext context)
      throws IOException {
    Path file = getDefaultWorkFile(context, "");
    int inputFiles = ShardInputFormat.Input.from(context.getConfiguration()).spec().files().size();
    PackedShardWriter writer =
        new PackedShardWriter(
            context.getConfiguration(), file.getParent(), file.getName(), inputFiles);
    return new RecordWriter<>() {
      @Override
      public void write(NullWritable key, BlockWritable value) throws IOException {
        writer.add(value.block());
      }

      @Override
      public void close(TaskAttemptContext ignored) throws IOException {
        writer.close();
      }
    };
  }
}
