package org.plait.model.store;

import java.io.FileNotFoundException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.StreamCapabilities;
import org.plait.model.Folder;

/** A folder of a Hadoop file system. */
record HadoopFolder(FileSystem files, Path path) implements Folder {

  @Override
  public String where() {
    return path.toString();
  }

  @Override
  public OptionalLong length(String name) throws IOException {
    try {
      FileStatus status = files.getFileStatus(new Path(path, name));
      return status.isFile() ? OptionalLong.of(status.getLen()) : OptionalLong.empty();
    } catch (FileNotFoundException e) {
      return OptionalLong.empty();
    }
  }

  @Override
  public InputStream open(String name) throws IOException {
    return files.open(new Path(path, name));
  }

  @Override
  public OutputStream create(String name) throws IOException {
    Path file = new Path(path, name);
    return new DurableStream(files, file, files.create(file, false));
  }

  /** Syncs to the disks before it closes where the stream can, and reads the length back. */
  private static final class DurableStream extends FilterOutputStream {
    private final FileSystem files;
    private final Path file;
    private final FSDataOutputStream stream;
    private boolean closed;

    DurableStream(FileSystem files, Path file, FSDataOutputStream stream) {
      super(stream);
      this.files = files;
      this.file = file;
      this.stream = stream;
    }

    @Override
    public void write(byte[] b, int from, int length) throws IOException {
      stream.write(b, from, length);
    }

    @Override
    public void close() throws IOException {
      if (closed) {
        return;
      }
      closed = true;
      long written = stream.getPos();
      Optional<IOException> failure = syncAndClose();
      if (failure.isPresent()) {
        throw new IOException("Writing " + file + " failed", failure.get());
      }
      long length = files.getFileStatus(file).getLen();
      if (length != written) {
        throw new IOException(
            file + " has " + length + " bytes after " + written + " were written");
      }
    }

    /**
     * HDFS throws one and the same exception from every call after the first failure, which
     * try-with-resources cannot bear; hence caught here, and wrapped by the caller.
     */
    private Optional<IOException> syncAndClose() {
      Optional<IOException> failure = Optional.empty();
      try {
        if (stream.hasCapability(StreamCapabilities.HSYNC)) {
          stream.hsync();
        }
      } catch (IOException e) {
        failure = Optional.of(e);
      }
      try {
        stream.close();
      } catch (IOException e) {
        failure = failure.or(() -> Optional.of(e));
      }
      return failure;
    }
  }
}
