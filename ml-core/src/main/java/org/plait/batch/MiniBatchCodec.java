package org.plait.batch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * A {@link MiniBatch} as bytes: the value of packed shards.
 *
 * <p>Little-endian: magic {@code PMB1}, flags, number of rows r, number of entries e (32 bits
 * each); labels (r doubles); weights (r doubles, left out if all are 1); entries of each row (r
 * ints); indices (e of 16 or 32 bits); values (e doubles, or floats if those hold them exactly, or
 * none if all are 1); CRC-32C of all before. Arrays move in bulk.
 *
 * <p>One thread; decoding needs no instance.
 */
public final class MiniBatchCodec {
  private static final int MAGIC = 'P' | 'M' << 8 | 'B' << 16 | '1' << 24;
  private static final int HEADER = 16;
  private static final int CHECKSUM = 4;
  private static final int WEIGHTS = 1;
  private static final int SHORT_INDICES = 2;
  private static final int VALUES = 4;
  private static final int FLOAT_VALUES = 8;
  private static final int ALL_FLAGS = WEIGHTS | SHORT_INDICES | VALUES | FLOAT_VALUES;

  private ByteBuffer buffer = ByteBuffer.allocate(0);

  /**
   * Encodes a batch.
   *
   * @return number of bytes; they begin {@link #bytes} until the next call
   */
  public int encode(MiniBatch batch) {
    int flags = flags(batch);
    int length = Math.toIntExact(length(flags, batch.rows, batch.entries));
    if (buffer.capacity() < length) {
      buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }
    buffer.clear().limit(length);
    buffer.putInt(MAGIC).putInt(flags).putInt(batch.rows).putInt(batch.entries);
    putDoubles(batch.labels, batch.rows);
    if ((flags & WEIGHTS) != 0) {
      putDoubles(batch.weights, batch.rows);
    }
    for (int row = 0; row < batch.rows; row++) {
      buffer.putInt(batch.end(row) - batch.start(row));
    }
    putIndices(batch, flags);
    putValues(batch, flags);
    buffer.putInt(checksum(buffer.array(), 0, buffer.position()));
    return length;
  }

  /** The codec's own array, which may be longer than what was encoded last. */
  public byte[] bytes() {
    return buffer.array();
  }

  private static int flags(MiniBatch batch) {
    int flags = 0;
    for (int row = 0; row < batch.rows; row++) {
      flags |= batch.weights[row] == 1 ? 0 : WEIGHTS;
    }
    int bits = 0;
    boolean ones = true;
    boolean floats = true;
    for (int i = 0; i < batch.entries; i++) {
      bits |= batch.indices[i];
      double value = batch.values[i];
      ones &= value == 1;
      floats &= (float) value == value;
    }
    flags |= bits >>> 16 == 0 ? SHORT_INDICES : 0;
    return flags | (ones ? 0 : floats ? VALUES | FLOAT_VALUES : VALUES);
  }

  private static long length(int flags, int rows, int entries) {
    long perRow = 8L + 4 + ((flags & WEIGHTS) != 0 ? 8 : 0);
    int value = (flags & VALUES) == 0 ? 0 : (flags & FLOAT_VALUES) != 0 ? 4 : 8;
    int index = (flags & SHORT_INDICES) != 0 ? 2 : 4;
    return HEADER + rows * perRow + entries * (long) (index + value) + CHECKSUM;
  }

  private void putDoubles(double[] from, int count) {
    buffer.asDoubleBuffer().put(from, 0, count);
    buffer.position(buffer.position() + 8 * count);
  }

  private void putIndices(MiniBatch batch, int flags) {
    if ((flags & SHORT_INDICES) == 0) {
      buffer.asIntBuffer().put(batch.indices, 0, batch.entries);
      buffer.position(buffer.position() + 4 * batch.entries);
      return;
    }
    for (int i = 0; i < batch.entries; i++) {
      buffer.putShort((short) batch.indices[i]);
    }
  }

  private void putValues(MiniBatch batch, int flags) {
    if ((flags & FLOAT_VALUES) != 0) {
      for (int i = 0; i < batch.entries; i++) {
        buffer.putFloat((float) batch.values[i]);
      }
    } else if ((flags & VALUES) != 0) {
      putDoubles(batch.values, batch.entries);
    }
  }

  /**
   * Decodes what {@link #encode} made. Lengths and checksum are checked before memory is taken or
   * the batch is touched.
   *
   * @param into gets the rows; what it held is lost
   * @throws IOException if the bytes are not those that were encoded
   */
  public static void decode(byte[] bytes, int offset, int length, MiniBatch into)
      throws IOException {
    ByteBuffer from = ByteBuffer.wrap(bytes, offset, length).order(ByteOrder.LITTLE_ENDIAN);
    if (length < HEADER + CHECKSUM || from.getInt() != MAGIC) {
      throw new IOException("these " + length + " bytes are not a batch");
    }
    int flags = from.getInt();
    int rows = from.getInt();
    int entries = from.getInt();
    if ((flags & ~ALL_FLAGS) != 0
        || rows < 0
        || entries < 0
        || length(flags, rows, entries) != length) {
      throw new IOException("the lengths in a batch of " + length + " bytes are wrong");
    }
    int sum = ByteBuffer.wrap(bytes).order(from.order()).getInt(offset + length - CHECKSUM);
    if (sum != checksum(bytes, offset, length - CHECKSUM)) {
      throw new IOException("the checksum of a batch of " + length + " bytes is wrong");
    }
    into.reset(rows, entries);
    takeRows(from, flags, rows, into);
    takeIndices(from, flags, entries, into.indices);
    takeValues(from, flags, entries, into.values);
    if (into.starts[rows] != entries) {
      into.clear();
      throw new IOException("a batch's rows hold more or fewer entries than there are");
    }
    into.rows = rows;
    into.entries = entries;
  }

  private static void takeRows(ByteBuffer from, int flags, int rows, MiniBatch into) {
    takeDoubles(from, into.labels, rows);
    if ((flags & WEIGHTS) != 0) {
      takeDoubles(from, into.weights, rows);
    } else {
      Arrays.fill(into.weights, 0, rows, 1);
    }
    into.starts[0] = 0;
    for (int row = 0; row < rows; row++) {
      into.starts[row + 1] = into.starts[row] + from.getInt();
    }
  }

  private static void takeDoubles(ByteBuffer from, double[] to, int count) {
    from.asDoubleBuffer().get(to, 0, count);
    from.position(from.position() + 8 * count);
  }

  private static void takeIndices(ByteBuffer from, int flags, int entries, int[] to) {
    if ((flags & SHORT_INDICES) == 0) {
      from.asIntBuffer().get(to, 0, entries);
      from.position(from.position() + 4 * entries);
      return;
    }
    for (int i = 0; i < entries; i++) {
      to[i] = from.getShort() & 0xffff;
    }
  }

  private static void takeValues(ByteBuffer from, int flags, int entries, double[] to) {
    if ((flags & FLOAT_VALUES) != 0) {
      for (int i = 0; i < entries; i++) {
        to[i] = from.getFloat();
      }
    } else if ((flags & VALUES) != 0) {
      takeDoubles(from, to, entries);
    } else {
      Arrays.fill(to, 0, entries, 1);
    }
  }

  private static int checksum(byte[] bytes, int offset, int length) {
    CRC32C sum = new CRC32C();
    sum.update(bytes, offset, length);
    return (int) sum.getValue();
  }
}
