package org.plait.model;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import org.plait.param.KeyRange;
import org.plait.param.PartFile;

/**
 * What a manifest says about a part file. A value.
 *
 * @param name plain file name
 * @param from first key
 * @param to key behind the last
 * @param bytes length of the file
 * @param crc32c CRC-32C of the whole file, eight hexadecimal digits
 */
public record PartEntry(String name, long from, long to, long bytes, String crc32c) {
  private static final int BUFFER = 1 << 16;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

  /**
   * @throws IllegalArgumentException for a name that could lead out of its folder, or no range
   */
  public PartEntry {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("no name of a part: " + name);
    }
    if (from < 0 || to < from || bytes < 0 || crc32c.isEmpty()) {
      throw new IllegalArgumentException("no part: [" + from + ", " + to + "), " + bytes);
    }
  }

  public KeyRange range() {
    return new KeyRange(from, to);
  }

  /** Writes a part into a folder and tells what to note in the manifest. */
  public static PartEntry write(Folder folder, String name, PartFile.Part part) throws IOException {
    try (Checksum out = new Checksum(new BufferedOutputStream(folder.create(name), BUFFER))) {
      PartFile.write(part, out);
      out.flush();
      KeyRange range = part.range();
      return new PartEntry(name, range.from(), range.to(), out.bytes(), out.hex());
    }
  }

  /**
   * Checks that the file is there in full length, without reading it.
   *
   * @throws org.plait.base.PlaitException BAD_DATA if not
   */
  public void requireLength(Folder folder) throws IOException {
    OptionalLong length = folder.length(name);
    if (length.isEmpty()) {
      throw Refusal.damaged(folder, name, "it is missing");
    }
    if (length.getAsLong() != bytes) {
      throw Refusal.damaged(
          folder, name, "it has " + length.getAsLong() + " bytes, not the " + bytes + " written");
    }
  }

  /**
   * Reads the part.
   *
   * @throws org.plait.base.PlaitException BAD_DATA if it is not the one that was written
   */
  public PartFile.Part read(Folder folder) throws IOException {
    requireLength(folder);
    try (InputStream in = folder.open(name);
        CheckedInputStream checked = new CheckedInputStream(in, new CRC32C())) {
      PartFile.Part part = PartFile.read(folder.where() + "/" + name, bytes, checked);
      if (checked.read() >= 0) {
        throw Refusal.damaged(folder, name, "it goes on behind its end");
      }
      String found = Checksum.hex((CRC32C) checked.getChecksum());
      if (!found.equals(crc32c) || !part.range().equals(range())) {
        throw Refusal.damaged(folder, name, "it is not the part that the manifest names");
      }
      return part;
    }
  }

  /**
   * Checks that parts stand in key order and cover the keys [0, keys) without gaps.
   *
   * @param file that lists the parts, for errors
   * @throws org.plait.base.PlaitException BAD_DATA if not
   */
  public static void requireCover(String file, List<PartEntry> parts, long keys) {
    long next = 0;
    for (PartEntry part : parts) {
      if (part.from() != next) {
        throw Refusal.damaged(
            file, "after key " + next + " comes " + part.name() + " from key " + part.from());
      }
      next = part.to();
    }
    if (next != keys) {
      throw Refusal.damaged(file, "its parts hold " + next + " of " + keys + " keys");
    }
  }
}
