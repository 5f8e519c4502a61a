package org.plait.model.store;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;
import org.plait.model.PartEntry;
import org.plait.param.Checkpoint;
import org.plait.param.KeyRange;
import org.plait.param.ParameterPartition;

/**
 * The checkpoints of a run in its work folder, {@code step-000012} each. A checkpoint appears by
 * one rename, complete; of two attempts that commit one step, the first wins and the second finds
 * that it computed the same bytes. One thread at a time.
 */
public final class CheckpointStore {
  private static final Pattern STEP = Pattern.compile("step-(\\d{6,18})");

  private final Configuration conf;
  private final WorkFolder work;
  private final String attempt;

  /**
   * The newest checkpoint that is whole.
   *
   * @param checkpoint empty if there is none
   * @param warnings a line for each newer one that was damaged and passed over: tell the user
   */
  public record Latest(Optional<Checkpoint> checkpoint, List<String> warnings) {
    public Latest {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * @param attempt name of the writing attempt; letters, digits, {@code _} and {@code -}
   */
  public CheckpointStore(Configuration conf, WorkFolder work, String attempt) {
    this.conf = conf;
    this.work = work;
    this.attempt = AttemptName.require(attempt);
  }

  /**
   * Commits a checkpoint. Returns when it is durable, or was committed with the same bytes by
   * another attempt; a damaged one of the same step is moved aside.
   *
   * @throws PlaitException INTERNAL if another attempt committed other bytes; or what the file
   *     system said
   */
  public void commit(Checkpoint checkpoint) {
    Path target = work.checkpoint(checkpoint.step());
    try {
      FileSystem files = files();
      Path temporary = own("tmp", target);
      files.delete(temporary, true);
      try {
        files.mkdirs(temporary);
        CheckpointManifest written =
            CheckpointFormat.write(checkpoint, new HadoopFolder(files, temporary));
        publish(files, temporary, target, written);
      } finally {
        files.delete(temporary, true);
      }
    } catch (IOException e) {
      throw StoreFailure.of("Committing the checkpoint " + target, e);
    }
  }

  private Path own(String prefix, Path target) {
    return new Path(work.path(), prefix + "-" + attempt + "-" + target.getName());
  }

  private void publish(FileSystem files, Path temporary, Path target, CheckpointManifest written)
      throws IOException {
    try {
      Rename.move(conf, temporary, target);
      return;
    } catch (FileAlreadyExistsException e) {
      if (isSame(files, target, written)) {
        return;
      }
    }
    Path aside = own("damaged", target);
    files.delete(aside, true);
    Rename.move(conf, target, aside);
    Rename.move(conf, temporary, target);
  }

  /** Whether a rival's checkpoint stands there, whole; false if it is damaged. */
  private static boolean isSame(FileSystem files, Path target, CheckpointManifest written)
      throws IOException {
    HadoopFolder folder = new HadoopFolder(files, target);
    CheckpointManifest rival;
    try {
      CheckpointFormat.read(folder);
      rival = CheckpointFormat.manifest(folder);
    } catch (PlaitException | IOException e) {
      if (isDamage(e)) {
        return false;
      }
      throw e;
    }
    if (!rival.equals(written)) {
      throw new PlaitException(
          ErrorCode.INTERNAL,
          "Another attempt committed other bytes as " + target + ".",
          "Two runs with different plans share this output: stop one and start again.");
    }
    return true;
  }

  /**
   * Reads the newest checkpoint that is whole.
   *
   * @throws PlaitException what the file system said, unless it was that a file is damaged
   */
  public Latest latest() {
    List<String> warnings = new ArrayList<>();
    try {
      FileSystem files = files();
      for (long step : steps(files)) {
        Path path = work.checkpoint(step);
        try {
          return new Latest(Optional.of(read(files, path, step)), warnings);
        } catch (PlaitException | IOException e) {
          if (!isDamage(e)) {
            throw e;
          }
          warnings.add("The checkpoint " + path + " is passed over: " + e.getMessage());
        }
      }
      return new Latest(Optional.empty(), warnings);
    } catch (IOException e) {
      throw StoreFailure.of("Reading the checkpoints in " + work.path(), e);
    }
  }

  private static Checkpoint read(FileSystem files, Path path, long step) throws IOException {
    Checkpoint checkpoint = CheckpointFormat.read(new HadoopFolder(files, path));
    if (checkpoint.step() != step) {
      throw new PlaitException(
          ErrorCode.BAD_DATA,
          "The folder " + path + " holds step " + checkpoint.step() + ".",
          "Delete it; the run resumes from the step before.");
    }
    return checkpoint;
  }

  /** Whether the files are at fault, not the way to them. */
  private static boolean isDamage(Exception e) {
    if (e instanceof PlaitException told) {
      return told.code() == ErrorCode.BAD_DATA;
    }
    return e instanceof ChecksumException
        || e instanceof EOFException
        || e instanceof FileNotFoundException
        || e.getClass().getSimpleName().equals("BlockMissingException");
  }

  /** Paths of the parts of a committed step, in key order: to be localised for tasks. */
  public List<Path> partPaths(long step) {
    Path path = work.checkpoint(step);
    try {
      FileSystem files = files();
      Path qualified = files.makeQualified(path);
      return CheckpointFormat.manifest(new HadoopFolder(files, path)).parts().stream()
          .map(part -> new Path(qualified, part.name()))
          .toList();
    } catch (IOException e) {
      throw StoreFailure.of("Reading the checkpoint " + path, e);
    }
  }

  /**
   * Reads weights and slots of any range of keys of a committed step, from the parts that overlap
   * it: partitions may be cut otherwise than when the step was committed.
   *
   * @throws PlaitException BAD_DATA if a part is damaged; or what the file system said
   */
  public ParameterPartition readRange(long step, KeyRange range) {
    Path path = work.checkpoint(step);
    try {
      HadoopFolder folder = new HadoopFolder(files(), path);
      List<ParameterPartition> parts = new ArrayList<>();
      for (PartEntry entry : CheckpointFormat.manifest(folder).parts()) {
        if (!entry.range().intersect(range).isEmpty()) {
          parts.add(CheckpointFormat.partition(folder, entry));
        }
      }
      return assemble(range, parts);
    } catch (IOException e) {
      throw StoreFailure.of("Reading the checkpoint " + path, e);
    }
  }

  private static ParameterPartition assemble(KeyRange range, List<ParameterPartition> parts) {
    int slots = parts.isEmpty() ? 0 : parts.get(0).slots().length;
    double[] weights = new double[range.length()];
    double[][] state = new double[slots][range.length()];
    int covered = 0;
    for (ParameterPartition part : parts) {
      KeyRange common = part.range().intersect(range);
      int from = Math.toIntExact(common.from() - part.range().from());
      int to = Math.toIntExact(common.from() - range.from());
      System.arraycopy(part.weights(), from, weights, to, common.length());
      for (int i = 0; i < slots; i++) {
        System.arraycopy(part.slots()[i], from, state[i], to, common.length());
      }
      covered += common.length();
    }
    if (covered != range.length()) {
      throw new IllegalArgumentException("the checkpoint does not hold the keys " + range);
    }
    return new ParameterPartition(range, weights, state);
  }

  /** Deletes all but the newest {@code keep} checkpoints that look whole, and those above them. */
  public void prune(int keep) {
    if (keep < 1) {
      throw new IllegalArgumentException("keep at least one checkpoint, not " + keep);
    }
    try {
      FileSystem files = files();
      int kept = 0;
      for (long step : steps(files)) {
        Path path = work.checkpoint(step);
        if (kept == keep) {
          files.delete(path, true);
        } else if (looksWhole(new HadoopFolder(files, path))) {
          kept++;
        }
      }
    } catch (IOException e) {
      throw StoreFailure.of("Deleting old checkpoints in " + work.path(), e);
    }
  }

  /** By manifest and lengths, without reading the parts. */
  private static boolean looksWhole(HadoopFolder folder) throws IOException {
    try {
      CheckpointManifest manifest = CheckpointFormat.manifest(folder);
      for (PartEntry part : manifest.parts()) {
        part.requireLength(folder);
      }
      for (PartEntry part : manifest.driver()) {
        part.requireLength(folder);
      }
      return true;
    } catch (PlaitException e) {
      return false;
    }
  }

  /** Numbers of the committed steps, newest first. */
  private List<Long> steps(FileSystem files) throws IOException {
    List<Long> steps = new ArrayList<>();
    for (FileStatus status : list(files)) {
      Matcher name = STEP.matcher(status.getPath().getName());
      if (status.isDirectory() && name.matches()) {
        steps.add(Long.parseLong(name.group(1)));
      }
    }
    steps.sort(Comparator.reverseOrder());
    return steps;
  }

  private List<FileStatus> list(FileSystem files) throws IOException {
    try {
      return Arrays.asList(files.listStatus(work.path()));
    } catch (FileNotFoundException e) {
      return List.of();
    }
  }

  private FileSystem files() throws IOException {
    return work.path().getFileSystem(conf);
  }
}
