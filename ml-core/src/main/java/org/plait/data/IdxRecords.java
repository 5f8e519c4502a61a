package org.plait.data;

import java.io.Closeable;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;

/** The records of an IDX file from a given one on, read through a buffer. One thread. */
final class IdxRecords implements Closeable {
  private static final int BUFFER = 128 << 10;

  private final InputSource source;
  private final IdxHeader header;
  private final byte[] buffer;
  private int from;
  private int limit;

  IdxRecords(InputFile file, Configuration conf) throws IOException {
    this.source = new InputSource(file, conf, 0);
    try {
      this.header = IdxHeader.read(source);
      checkLength();
    } catch (IOException | RuntimeException e) {
      try (source) {
        source.verifyRest();
      }
      throw e;
    }
    int whole = Math.max(1, BUFFER / header.recordBytes());
    this.buffer = new byte[whole * header.recordBytes()];
  }

  private void checkLength() {
    long wanted = header.bytes() + header.payload();
    if (!source.file().isGzip() && source.file().length() != wanted) {
      throw IdxHeader.bad(
          source,
          "has " + source.file().length() + " bytes, but its header tells of " + wanted,
          "Copy the file again.");
    }
  }

  IdxHeader header() {
    return header;
  }

  InputSource source() {
    return source;
  }

  byte[] buffer() {
    return buffer;
  }

  /** Passes over records. */
  void skip(long records) throws IOException {
    if (source.file().isGzip()) {
      for (long i = 0; i < records; i++) {
        next();
      }
    } else {
      source.seek(header.bytes() + records * header.recordBytes());
    }
  }

  /** Position in the buffer of the next record. The caller knows that there is one. */
  int next() throws IOException {
    int length = header.recordBytes();
    while (limit - from < length) {
      System.arraycopy(buffer, from, buffer, 0, limit - from);
      limit -= from;
      from = 0;
      int got = source.read(buffer, limit, buffer.length - limit);
      if (got < 0) {
        throw IdxHeader.bad(source, "ends too early", "Copy the file again.");
      }
      limit += got;
    }
    from += length;
    return from - length;
  }

  /** Checks, after the last record, that the file ends there, undamaged. */
  void finish() throws IOException {
    if (limit > from || source.read(buffer, 0, 1) >= 0) {
      source.verifyRest();
      throw IdxHeader.bad(source, "goes on behind its last record", "Copy the file again.");
    }
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
