package org.plait.yarn.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;

/**
 * Writes files and folders that appear under their names complete, by one rename, or not at all.
 */
final class NewFiles {
  private final Session session;
  private final Path target;
  private final boolean overwrite;
  private final List<String> marks;

  /**
   * @param overwrite whether what stands there is replaced
   * @param marks names without which a folder is somebody else's, and never replaced; none where
   *     the target is a file
   */
  NewFiles(Session session, Path target, boolean overwrite, List<String> marks) {
    this.session = session;
    this.target = target;
    this.overwrite = overwrite;
    this.marks = List.copyOf(marks);
  }

  /** Writes the content; must not close the stream. */
  interface Content {
    void to(OutputStream out) throws IOException;
  }

  /** Makes what will be renamed to the target; nothing is there before. */
  interface Making {
    void at(FileSystem files, Path temporary) throws IOException;
  }

  void write(Content content) {
    make(
        (files, temporary) -> {
          try (OutputStream out = files.create(temporary, true)) {
            content.to(out);
          }
        });
  }

  /** Fails before work is spent where something stands that may not be replaced. */
  void make(Making making) {
    try {
      FileSystem files = target.getFileSystem(session.hadoop());
      requireFree(files);
      String stamp = Long.toHexString(session.console().clock().millis());
      Path temporary = new Path(target.getParent(), "." + target.getName() + "." + stamp);
      try {
        files.mkdirs(target.getParent());
        making.at(files, temporary);
        if (overwrite) {
          files.delete(target, true);
        }
        if (!files.rename(temporary, target)) {
          throw new FileAlreadyExistsException(target + " appeared meanwhile");
        }
      } finally {
        files.delete(temporary, true);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void requireFree(FileSystem files) throws IOException {
    if (!files.exists(target)) {
      return;
    }
    if (!overwrite) {
      throw new PlaitException(
          ErrorCode.OUTPUT_EXISTS,
          "The output " + target + " exists already.",
          "Choose another, or add --overwrite.");
    }
    boolean mine = files.getFileStatus(target).isFile() == marks.isEmpty();
    for (String mark : marks) {
      mine &= files.exists(new Path(target, mark));
    }
    if (!mine) {
      throw new PlaitException(
          ErrorCode.OUTPUT_EXISTS,
          target + " exists and was not made by this verb; --overwrite replaces only what was.",
          "Choose another output, or delete it first.");
    }
  }
}
