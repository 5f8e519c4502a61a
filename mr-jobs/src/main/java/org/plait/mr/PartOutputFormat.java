package org.plait.mr;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.NullWritable;
import org.apache.hadoop.mapreduce.RecordWriter;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.hadoop.mapreduce.lib.output.FileOutputFormat;

/**
 * Writes the one partition of a reduce task as {@code part-r-00000} ... below the task attempt's
 * own folder, which Hadoop's committer moves into place.
 */
final class PartOutputFormat extends FileOutputFormat<NullWritable, PartWritable> {
  private static final int BUFFER = 1 << 16;

  @Override
  public RecordWriter<NullWritable, PartWritable> getRecordWriter(TaskAttemptContext context)
      throws IOException {
    Path file = getDefaultWorkFile(context, "");
    OutputStream out =
        new BufferedOutputStream(
            file.getFileSystem(context.getConfiguration()).create(file, false), BUFFER);
    return new RecordWriter<>() {
      @Override
      public void write(NullWritable key, PartWritable value) throws IOException {
        StepPart.write(value.partition(), out);
      }

      @Override
      public void close(TaskAttemptContext ignored) throws IOException {
        out.close();
      }
    };
  }
}
