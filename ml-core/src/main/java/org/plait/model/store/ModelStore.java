package org.plait.model.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;
import org.plait.model.Model;

/**
 * Saves and loads models wherever Hadoop can write. A model appears under its name by one rename,
 * complete, or not at all. One thread at a time.
 */
public final class ModelStore {
  private static final String MANIFEST = "model.json";

  private final Configuration conf;
  private final String attempt;

  /**
   * @param attempt name of the writing attempt, different for whoever might write the same output
   *     at the same time; letters, digits, {@code _} and {@code -}
   */
  public ModelStore(Configuration conf, String attempt) {
    this.conf = conf;
    this.attempt = AttemptName.require(attempt);
  }

  /**
   * Loads a model.
   *
   * @throws PlaitException NOT_FOUND; BAD_DATA if it is incomplete or damaged; or what the file
   *     system said
   */
  public static Model load(Configuration conf, Path directory) {
    try {
      FileSystem files = directory.getFileSystem(conf);
      Path qualified = files.makeQualified(directory);
      requireNotBetween(files, qualified);
      return Model.load(new HadoopFolder(files, qualified));
    } catch (IOException e) {
      throw StoreFailure.of("Loading the model " + directory, e);
    }
  }

  /** An attempt that died between its two renames has left the old model beside. */
  private static void requireNotBetween(FileSystem files, Path target) throws IOException {
    if (files.exists(target)) {
      return;
    }
    for (Path old : replaced(files, target)) {
      throw new PlaitException(
          ErrorCode.NOT_FOUND,
          "There is no model at " + target + ": a run that was to replace it died meanwhile.",
          "The old model is whole: rename " + old + " back, or train again.");
    }
  }

  /**
   * Checks, before work is spent, that a model may be saved.
   *
   * @throws PlaitException OUTPUT_EXISTS
   */
  public void requireFree(Path output, boolean overwrite) {
    try {
      requireFree(output.getFileSystem(conf), output, overwrite);
    } catch (IOException e) {
      throw StoreFailure.of("Looking at the output " + output, e);
    }
  }

  private static void requireFree(FileSystem files, Path output, boolean overwrite)
      throws IOException {
    if (!files.exists(output)) {
      return;
    }
    if (!overwrite) {
      throw new PlaitException(
          ErrorCode.OUTPUT_EXISTS,
          "The output " + output + " exists already.",
          "Choose another --output, or add --overwrite.");
    }
    if (!files.exists(new Path(output, MANIFEST))) {
      throw new PlaitException(
          ErrorCode.OUTPUT_EXISTS,
          "The output " + output + " exists and is no model; only models are overwritten.",
          "Choose another --output, or delete it first.");
    }
  }

  /**
   * Saves a model.
   *
   * @param overwrite whether a model that stands there is replaced; it is deleted only after the
   *     new one stands, and after a crash between lies beside it under a hidden name
   * @throws PlaitException OUTPUT_EXISTS; DIVERGED if a weight is not finite; or what the file
   *     system said
   */
  public void save(Model model, Path output, boolean overwrite) {
    try {
      FileSystem files = output.getFileSystem(conf);
      Path target = files.makeQualified(output);
      requireFree(files, target, overwrite);
      Path temporary = WorkFolder.beside(target, "saving-" + attempt);
      files.delete(temporary, true);
      try {
        files.mkdirs(temporary);
        model.write(new HadoopFolder(files, temporary));
        commit(files, temporary, target, overwrite);
      } finally {
        files.delete(temporary, true);
      }
    } catch (IOException e) {
      throw StoreFailure.of("Saving the model " + output, e);
    }
  }

  private void commit(FileSystem files, Path temporary, Path target, boolean overwrite)
      throws IOException {
    Path old = WorkFolder.beside(target, "replaced-" + attempt);
    boolean replaced = overwrite && files.exists(target);
    if (replaced) {
      Rename.move(conf, target, old);
    }
    try {
      Rename.move(conf, temporary, target);
    } catch (FileAlreadyExistsException e) {
      throw new PlaitException(
          ErrorCode.OUTPUT_EXISTS,
          "Another run wrote the output " + target + " meanwhile.",
          "Choose another --output.",
          e);
    } catch (IOException e) {
      if (replaced) {
        Rename.move(conf, old, target);
      }
      throw e;
    }
    deleteReplaced(files, target);
  }

  /** Deletes replaced models, also those that a crashed attempt left. */
  private static void deleteReplaced(FileSystem files, Path target) throws IOException {
    for (Path old : replaced(files, target)) {
      files.delete(old, true);
    }
  }

  private static List<Path> replaced(FileSystem files, Path target) throws IOException {
    String prefix = WorkFolder.beside(target, "replaced-").getName();
    List<Path> found = new ArrayList<>();
    if (target.getParent() != null && files.exists(target.getParent())) {
      for (FileStatus sibling : files.listStatus(target.getParent())) {
        if (sibling.getPath().getName().startsWith(prefix)) {
          found.add(sibling.getPath());
        }
      }
    }
    return found;
  }
}
