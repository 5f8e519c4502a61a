package org.plait.data;

import java.io.Closeable;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.hadoop.conf.Configuration;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;

/**
 * The lines that begin at or behind a byte of a file, one after another, each lying whole in {@link
 * #buffer()} without its end ({@code \n} or {@code \r\n}). A line is at most {@link #MAX_LINE} long
 * so that memory is bounded. One thread.
 */
final class Lines implements Closeable {
  static final int MAX_LINE = 64 << 20;

  private static final int CHUNK = 256 << 10;
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH = 0x8080808080808080L;
  private static final long NEWLINES = '\n' * ONES;

  private final InputSource source;
  private byte[] buffer = new byte[CHUNK];

  /** Offset in the file of {@code buffer[0]}. */
  private long base;

  private int limit;
  private int from;
  private int to;

  /** Where the next line begins in the buffer. */
  private int next;

  private long number;

  /**
   * Opens a file.
   *
   * @param start lines that begin before this byte are left out
   */
  Lines(InputFile file, Configuration conf, long start) throws IOException {
    this.source = new InputSource(file, conf, Math.max(0, start - 1));
    this.base = Math.max(0, start - 1);
    this.number = start == 0 ? 0 : Long.MIN_VALUE;
    try {
      if (start > 0) {
        skipLine();
      } else {
        skipByteOrderMark();
      }
    } catch (IOException | RuntimeException e) {
      source.close();
      throw e;
    }
  }

  /** Moves to the next line; false at the end of the file, for gzip the verified end. */
  boolean next() throws IOException {
    from = next;
    number++;
    int scanned = from;
    int end;
    while ((end = newline(scanned)) < 0) {
      scanned = limit - from;
      if (!fill()) {
        end = limit;
        break;
      }
    }
    if (from == end && end == limit) {
      to = from;
      next = limit;
      return false;
    }
    next = Math.min(limit, end + 1);
    to = end > from && buffer[end - 1] == '\r' ? end - 1 : end;
    return true;
  }

  byte[] buffer() {
    return buffer;
  }

  /** The file's qualified path. */
  String path() {
    return source.file().path();
  }

  /** Where the line begins in the buffer. */
  int from() {
    return from;
  }

  /** Behind the line's last byte. */
  int to() {
    return to;
  }

  /** Offset of the line's first byte in the uncompressed file; at the end, the file's length. */
  long offset() {
    return base + from;
  }

  /**
   * A complaint about the line.
   *
   * @param at position in the buffer that it is about
   */
  PlaitException bad(int at, String what, String remedy) {
    String line = number > 0 ? ":" + number : "";
    return new PlaitException(
        ErrorCode.BAD_DATA,
        path() + line + " (byte " + (base + at) + "): " + printable(what) + ".",
        remedy);
  }

  /** Text of a file in a complaint: of one line, without control characters. */
  static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }

  /** The bytes between two positions as text for a complaint, shortened. */
  String quote(int start, int end) {
    StringBuilder text = new StringBuilder("\"");
    for (int i = start; i < Math.min(end, start + 40); i++) {
      text.append(buffer[i] >= ' ' && buffer[i] < 127 ? (char) buffer[i] : '?');
    }
    return text.append(end > start + 40 ? "...\"" : "\"").toString();
  }

  /** Reads a damaged gzip file to the end, which tells the damage rather than what it caused. */
  void verifyRest() throws IOException {
    source.verifyRest();
  }

  @Override
  public void close() throws IOException {
    source.close();
  }

  /** Reads more behind the line under way, moving it to the buffer's front; false at the end. */
  private boolean fill() throws IOException {
    if (limit - from > MAX_LINE) {
      throw bad(
          from,
          "a line is longer than " + (MAX_LINE >> 20) + " MiB",
          "Check that this is a text file, with a line for each example.");
    }
    if (from > 0) {
      System.arraycopy(buffer, from, buffer, 0, limit - from);
      base += from;
      limit -= from;
      from = 0;
    }
    if (limit == buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.min(2 * buffer.length, MAX_LINE + CHUNK));
    }
    int got = source.read(buffer, limit, buffer.length - limit);
    limit += Math.max(0, got);
    return got >= 0;
  }

  /** Position of the next line end at or behind {@code start}, -1 if none is in the buffer. */
  private int newline(int start) {
    int i = start;
    for (; i <= limit - Long.BYTES; i += Long.BYTES) {
      long x = (long) LONGS.get(buffer, i) ^ NEWLINES;
      long zeros = (x - ONES) & ~x & HIGH;
      if (zeros != 0) {
        return i + (Long.numberOfTrailingZeros(zeros) >>> 3);
      }
    }
    for (; i < limit; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  /** Skips to the next line's begin without keeping what is skipped, however long it is. */
  private void skipLine() throws IOException {
    int end;
    while ((end = newline(from)) < 0) {
      from = limit;
      if (!fill()) {
        next = limit;
        return;
      }
    }
    next = end + 1;
  }

  private void skipByteOrderMark() throws IOException {
    while (limit < 3 && fill()) {
      // A stream may deliver less than it was asked for.
    }
    if (limit >= 3
        && buffer[0] == (byte) 0xEF
        && buffer[1] == (byte) 0xBB
        && buffer[2] == (byte) 0xBF) {
      next = 3;
    }
  }
}
