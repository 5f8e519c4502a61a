package org.plait.data;

import java.io.IOException;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;

/**
 * The first bytes of an IDX file (LeCun, Cortes and Burges, the MNIST database): two zeros, the
 * type, the number of dimensions, and their sizes, big-endian. Only unsigned bytes are read.
 *
 * @param bytes length of the header
 * @param records size of the first dimension
 * @param recordBytes product of the others
 */
record IdxHeader(int bytes, int records, int recordBytes) {
  private static final int UNSIGNED_BYTE = 8;

  /** Reads the header of a file that was opened at its beginning. */
  static IdxHeader read(InputSource source) throws IOException {
    byte[] magic = new byte[4];
    readFully(source, magic);
    if (magic[0] != 0 || magic[1] != 0 || magic[3] < 1) {
      throw bad(source, "does not begin as IDX files do", "Check the path and --format.");
    }
    if (magic[2] != UNSIGNED_BYTE) {
      throw bad(
          source,
          "holds values of IDX type " + magic[2] + ", not unsigned bytes (8)",
          "Convert it to bytes, or to libsvm.");
    }
    byte[] sizes = new byte[4 * magic[3]];
    readFully(source, sizes);
    long record = 1;
    for (int d = 1; d < magic[3]; d++) {
      record = Math.min(record * size(sizes, d), Integer.MAX_VALUE);
    }
    if (size(sizes, 0) > Integer.MAX_VALUE || record > Lines.MAX_LINE || record == 0) {
      throw bad(
          source, "has a header with impossible sizes", "Check that the file is not damaged.");
    }
    return new IdxHeader(4 + sizes.length, (int) size(sizes, 0), (int) record);
  }

  /** Bytes of all records. */
  long payload() {
    return (long) records * recordBytes;
  }

  /** Fills the array or tells that the file ends too early. */
  static void readFully(InputSource source, byte[] to) throws IOException {
    int got = 0;
    while (got < to.length) {
      int count = source.read(to, got, to.length - got);
      if (count < 0) {
        throw bad(source, "ends too early", "Copy the file again.");
      }
      got += count;
    }
  }

  static PlaitException bad(InputSource source, String what, String remedy) {
    return new PlaitException(
        ErrorCode.BAD_DATA,
        source.file().path() + " (byte " + source.position() + ") " + what + ".",
        remedy);
  }

  private static long size(byte[] sizes, int dimension) {
    long size = 0;
    for (int i = 4 * dimension; i < 4 * dimension + 4; i++) {
      size = (size << 8) | (sizes[i] & 0xff);
    }
    return size;
  }
}
