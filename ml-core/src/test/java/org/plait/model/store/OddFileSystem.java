package org.plait.model.store;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ClusterStorageCapacityExceededException;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.util.Progressable;

/**
 * A file system without a FileContext, which renames as HDFS does: onto a directory means inside
 * it, onto a file means false. Tests line up what rivals and disks do before the next calls.
 */
public final class OddFileSystem extends RawLocalFileSystem {
  /** What to do, in order, before each rename; may fail. */
  static final Deque<Mishap> BEFORE_RENAME = new ArrayDeque<>();

  /** What to do, in order, before each creation of a file; may fail. */
  static final Deque<Mishap> BEFORE_CREATE = new ArrayDeque<>();

  /** Whether new files fail like HDFS's: with the same exception from every call. */
  static boolean full;

  interface Mishap {
    void happen() throws IOException;
  }

  static Configuration configuration() {
    Configuration conf = new Configuration(false);
    conf.set("fs.odd.impl", OddFileSystem.class.getName());
    BEFORE_RENAME.clear();
    BEFORE_CREATE.clear();
    full = false;
    return conf;
  }

  static Path path(java.io.File file) {
    return new Path("odd://" + file.getAbsolutePath());
  }

  @Override
  public URI getUri() {
    return URI.create("odd:///");
  }

  @Override
  public boolean rename(Path from, Path to) throws IOException {
    if (!BEFORE_RENAME.isEmpty()) {
      BEFORE_RENAME.remove().happen();
    }
    if (!exists(to)) {
      return super.rename(from, to);
    }
    return getFileStatus(to).isDirectory() && super.rename(from, new Path(to, from.getName()));
  }

  @Override
  public FSDataOutputStream create(
      Path file,
      boolean overwrite,
      int buffer,
      short replication,
      long block,
      Progressable progress)
      throws IOException {
    if (!BEFORE_CREATE.isEmpty()) {
      BEFORE_CREATE.remove().happen();
    }
    if (full) {
      return new FSDataOutputStream(new FullDisk(), null);
    }
    return super.create(file, overwrite, buffer, replication, block, progress);
  }

  private static final class FullDisk extends OutputStream {
    private final IOException failure = new ClusterStorageCapacityExceededException("full");

    @Override
    public void write(int b) throws IOException {
      throw failure;
    }

    @Override
    public void flush() throws IOException {
      throw failure;
    }

    @Override
    public void close() throws IOException {
      throw failure;
    }
  }
}
