package org.plait.param;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UTFDataFormatException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;

/**
 * The one file format of parameters: named vectors of doubles over one key range. Models and
 * checkpoints of every engine consist of such parts (docs/formats.md).
 *
 * <p>Layout: the magic number, the format's version, from and to key, the number of vectors; for
 * each vector its name (modified UTF-8) and its doubles, little-endian; at the end the CRC-32C of
 * all before. The header's integers are big-endian as {@link DataOutputStream} writes them.
 */
public final class PartFile {
  private static final long MAGIC = 0x504c414954505254L; // "PLAITPRT"
  private static final int VERSION = 1;
  private static final int CHUNK = 8192;

  private PartFile() {}

  /** The contents of a part. Vectors are in the order in which they were written. */
  public record Part(KeyRange range, Map<String, double[]> vectors) {}

  /** Writes a part and leaves the stream open. */
  public static void write(Part part, OutputStream out) throws IOException {
    CheckedOutputStream checked = new CheckedOutputStream(out, new CRC32C());
    DataOutputStream data = new DataOutputStream(checked);
    data.writeLong(MAGIC);
    data.writeInt(VERSION);
    data.writeLong(part.range().from());
    data.writeLong(part.range().to());
    data.writeInt(part.vectors().size());
    for (Map.Entry<String, double[]> vector : part.vectors().entrySet()) {
      data.writeUTF(vector.getKey());
      writeDoubles(vector.getValue(), part.range().length(), data);
    }
    data.flush();
    DataOutputStream trailer = new DataOutputStream(out);
    trailer.writeInt((int) checked.getChecksum().getValue());
    trailer.flush();
  }

  private static void writeDoubles(double[] values, int length, OutputStream out)
      throws IOException {
    if (values.length != length) {
      throw new IllegalArgumentException(values.length + " values for " + length + " keys");
    }
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
    for (double v : values) {
      if (!chunk.hasRemaining()) {
        out.write(chunk.array(), 0, chunk.position());
        chunk.clear();
      }
      chunk.putDouble(v);
    }
    out.write(chunk.array(), 0, chunk.position());
  }

  /**
   * Reads a part, and nothing behind it.
   *
   * @param name of the file, for errors
   * @param length bytes of the file: announced lengths beyond it are refused before memory is taken
   * @throws PlaitException BAD_DATA if the file is no part, is cut short, or fails its checksum
   */
  public static Part read(String name, long length, InputStream in) throws IOException {
    CheckedInputStream checked = new CheckedInputStream(in, new CRC32C());
    DataInputStream data = new DataInputStream(checked);
    try {
      if (data.readLong() != MAGIC) {
        throw damaged(name, "it does not begin as a part of a model does");
      }
      int version = data.readInt();
      if (version != VERSION) {
        throw damaged(name, "its format version is " + version + ", this Plait reads " + VERSION);
      }
      Part part = readVectors(name, length, data);
      int expected = (int) checked.getChecksum().getValue();
      if (new DataInputStream(in).readInt() != expected) {
        throw damaged(name, "its checksum does not fit its contents");
      }
      return part;
    } catch (EOFException | UTFDataFormatException e) {
      throw damaged(name, "it ends too early or holds no name where one should be");
    }
  }

  private static Part readVectors(String name, long length, DataInputStream data)
      throws IOException {
    long from = data.readLong();
    long to = data.readLong();
    int count = data.readInt();
    long keys = to - from;
    // Divided, not multiplied: the product of damaged numbers may overflow.
    long most = Math.min(Integer.MAX_VALUE, length / 8 / Math.max(1, count));
    if (from < 0 || keys < 0 || count < 0 || (count > 0 && keys > most)) {
      throw damaged(name, "it announces " + count + " vectors of " + keys + " keys");
    }
    Map<String, double[]> vectors = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      String vector = data.readUTF();
      if (vectors.put(vector, readDoubles((int) keys, data)) != null) {
        throw damaged(name, "it holds two vectors named " + vector);
      }
    }
    return new Part(new KeyRange(from, to), vectors);
  }

  private static double[] readDoubles(int length, DataInputStream in) throws IOException {
    double[] values = new double[length];
    byte[] bytes = new byte[CHUNK];
    for (int from = 0; from < length; from += CHUNK / 8) {
      int n = Math.min(CHUNK / 8, length - from);
      in.readFully(bytes, 0, n * 8);
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(values, from, n);
    }
    return values;
  }

  private static PlaitException damaged(String name, String why) {
    return new PlaitException(
        ErrorCode.BAD_DATA,
        "The file " + name + " is damaged: " + why + ".",
        "Restore it from a copy, or train again.");
  }
}
