package org.plait.yarn.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Writes files and folders that appear under their names complete, by one rename, or not at all.
 */
final class NewFiles {
  private NewFiles() {}

  /** Writes the content; must not close the stream. */
  interface Content {
    void to(OutputStream out) throws IOException;
  }

  /** Fills a folder that exists and is empty. */
  interface Filling {
    void into(FileSystem files, Path folder) throws IOException;
  }

  static void write(Session session, Path target, boolean overwrite, Content content) {
    publish(
        session,
        target,
        overwrite,
        (files, temporary) -> {
          try (OutputStream out = files.create(temporary, true)) {
            content.to(out);
          }
        });
  }

  /** A folder; what it is filled with becomes visible at once. */
  static void folder(Session session, Path target, boolean overwrite, Filling filling) {
    publish(
        session,
        target,
        overwrite,
        (files, temporary) -> {
          files.mkdirs(temporary);
          filling.into(files, temporary);
        });
  }

  /** Fails before work is spent where something stands already. */
  private static void publish(Session session, Path target, boolean overwrite, Filling filling) {
    try {
      FileSystem files = target.getFileSystem(session.hadoop());
      if (files.exists(target) && !overwrite) {
        throw new FileAlreadyExistsException(target + " exists already");
      }
      String stamp = Long.toHexString(session.console().clock().millis());
      Path temporary = new Path(target.getParent(), "." + target.getName() + "." + stamp);
      try {
        files.mkdirs(target.getParent());
        filling.into(files, temporary);
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
}
