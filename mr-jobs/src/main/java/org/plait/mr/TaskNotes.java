package org.plait.mr;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.hadoop.util.StringUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Why tasks failed, told through files. Needed only where Hadoop runs a job inside this process
 * (its LocalJobRunner): there a job's status knows no diagnostics. On a cluster nothing is written.
 */
final class TaskNotes {
  private static final Logger LOG = LoggerFactory.getLogger(TaskNotes.class);
  private static final String FOLDER = "plait.task-notes";

  private TaskNotes() {}

  /** What a task does. */
  interface Body {
    void run() throws IOException, InterruptedException;
  }

  /** Asks the tasks of a job to leave notes in a folder. */
  static void ask(Configuration conf, Path folder) {
    conf.set(FOLDER, folder.toString());
  }

  /** Runs the body of a task; a failure is noted, if asked for, and goes on. */
  static void around(TaskAttemptContext context, Body body)
      throws IOException, InterruptedException {
    try {
      body.run();
    } catch (IOException | InterruptedException | RuntimeException | Error e) {
      String folder = context.getConfiguration().get(FOLDER, "");
      if (!folder.isEmpty()) {
        leave(context, new Path(folder), e);
      }
      throw e;
    }
  }

  private static void leave(TaskAttemptContext context, Path folder, Throwable failure) {
    Path note = new Path(folder, String.valueOf(context.getTaskAttemptID()));
    String trace = StringUtils.stringifyException(failure);
    try (OutputStream out =
        note.getFileSystem(context.getConfiguration()).create(note, /* overwrite= */ true)) {
      out.write(("Error: " + trace).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      LOG.warn("Could not note why {} failed", context.getTaskAttemptID(), e);
    }
  }

  /** The notes that a job's tasks left, in the order of their names. */
  static List<TaskFailure> read(Configuration conf) throws IOException {
    String folder = conf.get(FOLDER, "");
    List<TaskFailure> notes = new ArrayList<>();
    if (folder.isEmpty()) {
      return notes;
    }
    Path path = new Path(folder);
    FileSystem fs = path.getFileSystem(conf);
    if (!fs.exists(path)) {
      return notes;
    }
    FileStatus[] files = fs.listStatus(path);
    Arrays.sort(files);
    for (FileStatus file : files) {
      try (var in = fs.open(file.getPath())) {
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        notes.add(new TaskFailure(file.getPath().getName(), text));
      }
    }
    return notes;
  }
}
