package org.plait.yarn.am;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The end of a log file that this process writes itself. */
final class LogTail {
  private static final int BYTES = 4096;

  private LogTail() {}

  /** The last whole lines of a file, up to 4 kB; empty where it cannot be read. */
  static String of(Path file) {
    if (!Files.isReadable(file)) {
      return "";
    }
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      long from = Math.max(0, in.length() - BYTES);
      byte[] bytes = new byte[(int) (in.length() - from)];
      in.seek(from);
      in.readFully(bytes);
      String text = new String(bytes, StandardCharsets.UTF_8);
      return from == 0 ? text : text.substring(text.indexOf('\n') + 1);
    } catch (IOException e) {
      return "";
    }
  }
}
