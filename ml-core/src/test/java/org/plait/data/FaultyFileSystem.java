package org.plait.data;

import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.BlockLocation;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/**
 * The local files under {@code faulty:}, as a distributed file system may show them: in blocks on
 * hosts, with reads that give fewer bytes than asked for, and with failures.
 */
public final class FaultyFileSystem extends RawLocalFileSystem {
  static final int BLOCK = 1_000;

  /** What {@link #open} and {@link #listStatus} throw; null for nothing. */
  private static IOException refusal;

  /** Reads of bytes from here on fail; negative for none. */
  private static long failsAt = -1;

  /** Most bytes that a read gives. */
  private static int most = Integer.MAX_VALUE;

  /** A configuration with the file system, sound until told otherwise. */
  static Configuration sound() {
    refusal = null;
    failsAt = -1;
    most = Integer.MAX_VALUE;
    return conf();
  }

  /** A configuration with the file system as it is. */
  static Configuration conf() {
    Configuration conf = new Configuration();
    conf.setClass("fs.faulty.impl", FaultyFileSystem.class, FileSystem.class);
    return conf;
  }

  static void refuse(IOException failure) {
    refusal = failure;
  }

  static void failAt(long offset) {
    failsAt = offset;
  }

  static void giveAtMost(int bytes) {
    most = bytes;
  }

  @Override
  public URI getUri() {
    return URI.create("faulty:///");
  }

  @Override
  public String getScheme() {
    return "faulty";
  }

  @Override
  public FileStatus[] listStatus(Path path) throws IOException {
    throwRefusal();
    return super.listStatus(path);
  }

  private static void throwRefusal() throws IOException {
    if (refusal != null) {
      throw refusal;
    }
  }

  /** Block k lies on hosts k and k + 1. */
  @Override
  public BlockLocation[] getFileBlockLocations(Path path, long start, long length)
      throws IOException {
    long fileLength = getFileStatus(path).getLen();
    long end = Math.min(fileLength, start + length);
    int first = (int) (start / BLOCK);
    int count = start >= end ? 0 : (int) ((end + BLOCK - 1) / BLOCK) - first;
    BlockLocation[] blocks = new BlockLocation[count];
    for (int i = 0; i < count; i++) {
      int number = first + i;
      String[] hosts = {"host" + number, "host" + (number + 1)};
      long offset = (long) number * BLOCK;
      blocks[i] = new BlockLocation(hosts, hosts, offset, Math.min(BLOCK, fileLength - offset));
    }
    return blocks;
  }

  @Override
  public BlockLocation[] getFileBlockLocations(FileStatus file, long start, long length)
      throws IOException {
    return getFileBlockLocations(file.getPath(), start, length);
  }

  @Override
  public FSDataInputStream open(Path path, int bufferSize) throws IOException {
    throwRefusal();
    return new FSDataInputStream(new Stream(super.open(path, bufferSize)));
  }

  private static final class Stream extends FSInputStream {
    private final FSDataInputStream in;

    Stream(FSDataInputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
      int wanted = Math.min(length, most);
      if (failsAt >= 0) {
        if (getPos() >= failsAt) {
          throw new EOFException("the data node went away");
        }
        wanted = (int) Math.min(wanted, failsAt - getPos());
      }
      return in.read(to, offset, wanted);
    }

    @Override
    public void seek(long to) throws IOException {
      in.seek(to);
    }

    @Override
    public long getPos() throws IOException {
      return in.getPos();
    }

    @Override
    public boolean seekToNewSource(long target) {
      return false;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
