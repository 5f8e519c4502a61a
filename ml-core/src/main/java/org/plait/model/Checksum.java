package org.plait.model;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.zip.CRC32C;

/** Counts and checksums (CRC-32C) what passes; one thread. */
final class Checksum extends FilterOutputStream {
  private final CRC32C crc = new CRC32C();
  private long bytes;

  Checksum(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int b) throws IOException {
    out.write(b);
    crc.update(b);
    bytes++;
  }

  @Override
  public void write(byte[] b, int from, int length) throws IOException {
    out.write(b, from, length);
    crc.update(b, from, length);
    bytes += length;
  }

  long bytes() {
    return bytes;
  }

  String hex() {
    return hex(crc);
  }

  /** Eight lower-case hexadecimal digits. */
  static String hex(CRC32C crc) {
    return String.format(Locale.ROOT, "%08x", crc.getValue());
  }
}
