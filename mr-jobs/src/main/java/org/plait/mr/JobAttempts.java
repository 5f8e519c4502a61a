package org.plait.mr;

import com.google.gson.Gson;
import com.google.gson.JsonSyntaxException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.lib.output.FileOutputCommitter;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;

/**
 * What the jobs folder of a run tells of one job: for each attempt the intent, written before it
 * was submitted ({@code step-000012-1.json}), and its output ({@code step-000012-1/}), which stands
 * once Hadoop's committer has put {@code _SUCCESS} into it.
 */
final class JobAttempts {
  private static final Gson GSON = new Gson();

  private final FileSystem fs;
  private final Path folder;
  private final String id;

  /**
   * What was about to be submitted.
   *
   * @param job {@link JobOrder#id}
   * @param attempt 1 for the first
   * @param tag of the YARN application
   * @param output folder of the attempt
   */
  record Intent(String job, int attempt, String tag, String output) {}

  JobAttempts(FileSystem fs, Path folder, String id) {
    this.fs = fs;
    this.folder = folder;
    this.id = id;
  }

  /** All intents of this job, the first attempt first. */
  List<Intent> intents() throws IOException {
    Pattern name = Pattern.compile(Pattern.quote(id) + "-(\\d+)\\.json");
    List<Intent> intents = new ArrayList<>();
    for (FileStatus file : list()) {
      Matcher matcher = name.matcher(file.getPath().getName());
      if (matcher.matches()) {
        intents.add(read(file.getPath()));
      }
    }
    intents.sort(Comparator.comparingInt(Intent::attempt));
    return intents;
  }

  private FileStatus[] list() throws IOException {
    try {
      return fs.listStatus(folder);
    } catch (FileNotFoundException e) {
      return new FileStatus[0]; // the run's first job
    }
  }

  private Intent read(Path file) throws IOException {
    try (var in = fs.open(file)) {
      String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Intent intent = GSON.fromJson(json, Intent.class);
      if (intent != null && intent.tag() != null && intent.output() != null) {
        return intent;
      }
    } catch (JsonSyntaxException e) {
      throw damaged(file);
    }
    throw damaged(file);
  }

  private static PlaitException damaged(Path file) {
    return new PlaitException(
        ErrorCode.BAD_DATA,
        "The record of a job, " + file + ", is damaged.",
        "Kill jobs of this run that still run, delete the file, and start the command again.");
  }

  /** The output of an attempt that stands whole. */
  Optional<Path> finished() throws IOException {
    for (Intent intent : intents()) {
      Path output = new Path(intent.output());
      if (isCommitted(fs, output)) {
        return Optional.of(output);
      }
    }
    return Optional.empty();
  }

  /** Whether a job's output stands whole. */
  static boolean isCommitted(FileSystem fs, Path output) throws IOException {
    return fs.exists(new Path(output, FileOutputCommitter.SUCCEEDED_FILE_NAME));
  }

  /** Records that the next attempt is about to be submitted. */
  Intent next(String parentTag) throws IOException {
    List<Intent> before = intents();
    int attempt = before.isEmpty() ? 1 : before.get(before.size() - 1).attempt() + 1;
    String name = id + "-" + attempt;
    Path output = fs.makeQualified(new Path(folder, name));
    fs.delete(output, true); // leftovers of a job that was deleted half
    Intent intent = new Intent(id, attempt, parentTag + "-" + name, output.toString());
    Path temporary = new Path(folder, "." + name + ".json.tmp");
    try (OutputStream out = fs.create(temporary, /* overwrite= */ true)) {
      out.write(GSON.toJson(intent).getBytes(StandardCharsets.UTF_8));
    }
    Path file = new Path(folder, name + ".json");
    if (!fs.rename(temporary, file)) {
      throw new PlaitException(
          ErrorCode.INTERNAL,
          "Could not write " + file + ": it appeared meanwhile.",
          "Look whether another process trains into the same output.");
    }
    return intent;
  }

  /** Where tasks that run inside this process leave notes. */
  static Path notes(Path output) {
    return output.suffix(".notes");
  }

  /** Deletes all traces of this job. */
  void delete() throws IOException {
    Pattern ours = Pattern.compile(Pattern.quote(id) + "-\\d+(\\.json|\\.notes|)");
    for (FileStatus file : list()) {
      if (ours.matcher(file.getPath().getName()).matches()) {
        fs.delete(file.getPath(), true);
      }
    }
  }
}
