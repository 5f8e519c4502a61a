package org.plait.mr;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.BytesWritable;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.mapreduce.RecordWriter;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.hadoop.mapreduce.lib.output.FileOutputCommitter;
import org.apache.hadoop.mapreduce.lib.output.FileOutputFormat;
import org.jspecify.annotations.Nullable;

/**
 * Writes the bytes of its records as they are, into {@code part-m-<key>}: a key is the number of a
 * shard in the input's order, while Hadoop numbers tasks by size. All records of a task have one
 * key; a task without records leaves no file.
 */
final class LinesOutputFormat extends FileOutputFormat<LongWritable, BytesWritable> {
  private static final int BUFFER = 1 << 16;

  @Override
  public RecordWriter<LongWritable, BytesWritable> getRecordWriter(TaskAttemptContext context)
      throws IOException {
    FileOutputCommitter committer = (FileOutputCommitter) getOutputCommitter(context);
    return new Writer(committer.getWorkPath(), context.getConfiguration());
  }

  static String name(long shard) {
    return String.format(Locale.ROOT, "part-m-%05d", shard);
  }

  private static final class Writer extends RecordWriter<LongWritable, BytesWritable> {
    private final Path folder;
    private final Configuration conf;
    private @Nullable OutputStream out;

    Writer(Path folder, Configuration conf) {
      this.folder = folder;
      this.conf = conf;
    }

    @Override
    public void write(LongWritable key, BytesWritable value) throws IOException {
      if (out == null) {
        Path file = new Path(folder, name(key.get()));
        out = new BufferedOutputStream(file.getFileSystem(conf).create(file, false), BUFFER);
      }
      out.write(value.getBytes(), 0, value.getLength());
    }

    @Override
    public void close(TaskAttemptContext context) throws IOException {
      if (out != null) {
        out.close();
      }
    }
  }
}
