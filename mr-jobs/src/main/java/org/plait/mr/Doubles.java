package org.plait.mr;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Arrays of doubles in a stream: little-endian, in bulk. */
final class Doubles {
  private static final int CHUNK = 8192;

  private Doubles() {}

  static void write(double[] values, DataOutput out) throws IOException {
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK * 8).order(ByteOrder.LITTLE_ENDIAN);
    for (int from = 0; from < values.length; from += CHUNK) {
      int n = Math.min(CHUNK, values.length - from);
      chunk.asDoubleBuffer().put(values, from, n);
      out.write(chunk.array(), 0, n * 8);
    }
  }

  /**
   * Reads {@code length} values. Memory is taken as values arrive, so that a damaged length ends in
   * an EOFException and not in an OutOfMemoryError.
   */
  static double[] read(int length, DataInput in) throws IOException {
    double[] values = new double[Math.min(length, CHUNK)];
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK * 8).order(ByteOrder.LITTLE_ENDIAN);
    for (int from = 0; from < length; from += CHUNK) {
      int n = Math.min(CHUNK, length - from);
      in.readFully(chunk.array(), 0, n * 8);
      if (from + n > values.length) {
        values = Arrays.copyOf(values, (int) Math.min(length, 2L * (from + n)));
      }
      chunk.asDoubleBuffer().get(values, from, n);
    }
    return values;
  }
}
