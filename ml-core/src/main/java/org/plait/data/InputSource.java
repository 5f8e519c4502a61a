package org.plait.data;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;

/**
 * The uncompressed bytes of an input file. Damage of a gzip stream (cut off, bits flipped, bytes
 * behind the last member, not gzip at all) is BAD_DATA; the end is told only after the last
 * member's checksum has been compared. One thread.
 */
final class InputSource implements Closeable {
  private static final int BUFFER = 64 << 10;

  private final InputFile file;
  private final Raw raw;
  private final InputStream in;
  private long position;

  /**
   * Opens a file.
   *
   * @param start byte to begin with; 0 for a gzip file
   */
  InputSource(InputFile file, Configuration conf, long start) throws IOException {
    this.file = file;
    Path path = new Path(file.path());
    FileSystem files = path.getFileSystem(conf);
    checkUnchanged(file, files.getFileStatus(path));
    FSDataInputStream opened = files.open(path);
    this.raw = new Raw(opened);
    this.position = start;
    try {
      if (file.isGzip()) {
        this.in = gunzip(raw);
      } else {
        opened.seek(start);
        this.in = raw;
      }
    } catch (IOException | PlaitException e) {
      opened.close();
      throw e;
    }
  }

  private static void checkUnchanged(InputFile file, FileStatus now) {
    if (now.getLen() != file.length() || now.getModificationTime() != file.modified()) {
      throw new PlaitException(
          ErrorCode.BAD_DATA,
          file.path() + " has changed since the run was planned.",
          "Start the run again, and let nobody write into its input.");
    }
  }

  private InputStream gunzip(Raw compressed) throws IOException {
    try {
      return new GzipCompressorInputStream(new BufferedInputStream(compressed, BUFFER), true);
    } catch (IOException | RuntimeException e) {
      throw damaged(e);
    }
  }

  InputFile file() {
    return file;
  }

  /** Number of uncompressed bytes before the next one read. */
  long position() {
    return position;
  }

  /** Reads into the array; -1 at the verified end. */
  int read(byte[] to, int offset, int length) throws IOException {
    if (!file.isGzip()) {
      return advance(in.read(to, offset, length));
    }
    try {
      return advance(in.read(to, offset, length));
    } catch (IOException | RuntimeException e) {
      throw damaged(e);
    }
  }

  private int advance(int count) {
    position += Math.max(0, count);
    return count;
  }

  /** Goes to a byte of a file that is not compressed. */
  void seek(long to) throws IOException {
    raw.seek(to);
    position = to;
  }

  /** Reads on to the end, so that damage anywhere in a gzip file is found. */
  void verifyRest() throws IOException {
    byte[] unwanted = new byte[BUFFER];
    while (file.isGzip() && read(unwanted, 0, unwanted.length) >= 0) {
      // Only the checksums at the members' ends matter.
    }
  }

  /** A failure below the decompressor stays what it is; all others are the data's. */
  private PlaitException damaged(Exception failure) throws IOException {
    if (raw.failure != null) {
      throw raw.failure;
    }
    if (failure instanceof PlaitException told) {
      return told;
    }
    return new PlaitException(
        ErrorCode.BAD_DATA,
        file.path()
            + " is not a sound gzip file: "
            + failure.getMessage()
            + " (about byte "
            + position
            + " of its contents, byte "
            + raw.count
            + " of "
            + file.length()
            + " of the file).",
        "Copy the file again, and test it with \"gzip -t\".",
        failure);
  }

  @Override
  public void close() throws IOException {
    raw.close();
  }

  /** Remembers whether reading itself failed, and how far it came. */
  private static final class Raw extends FilterInputStream {
    private @Nullable IOException failure;
    private long count;

    Raw(FSDataInputStream in) {
      super(in);
    }

    void seek(long to) throws IOException {
      ((FSDataInputStream) in).seek(to);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
      try {
        int got = in.read(to, offset, length);
        count += Math.max(0, got);
        return got;
      } catch (IOException e) {
        failure = e;
        throw e;
      }
    }
  }
}
