package org.plait.model.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;

/**
 * The one rename that commits. {@link FileSystem#rename} alone will not do: onto an existing file
 * it only returns false, and onto an existing directory it moves the source inside.
 */
public final class Rename {
  private Rename() {}

  /**
   * Renames a folder to a name that does not exist.
   *
   * @throws FileAlreadyExistsException if the target exists; nothing has changed then
   * @throws FileNotFoundException if the source does not exist
   */
  public static void move(Configuration conf, Path from, Path to) throws IOException {
    FileContext context;
    try {
      context = FileContext.getFileContext(to.toUri(), conf);
    } catch (UnsupportedFileSystemException e) {
      moveChecked(to.getFileSystem(conf), from, to);
      return;
    }
    try {
      context.rename(from, to, Options.Rename.NONE);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (IOException e) {
      // HDFS says so in other words where a folder would replace a file.
      FileSystem files = to.getFileSystem(conf);
      if (files.exists(to) && files.exists(from)) {
        throw (IOException) new FileAlreadyExistsException(to + " exists already").initCause(e);
      }
      throw e;
    }
  }

  /** For file systems without a FileContext: looks before and after. */
  private static void moveChecked(FileSystem files, Path from, Path to) throws IOException {
    if (files.exists(to)) {
      throw new FileAlreadyExistsException(to + " exists already");
    }
    if (!files.rename(from, to)) {
      if (files.exists(to)) {
        throw new FileAlreadyExistsException(to + " exists already");
      }
      throw new IOException("The file system refused to rename " + from + " to " + to);
    }
    Path inside = new Path(to, from.getName());
    if (files.exists(inside)) {
      files.rename(inside, from);
      throw new FileAlreadyExistsException(to + " appeared during the rename");
    }
  }
}
