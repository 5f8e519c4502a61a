package org.plait.data;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32C;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;

/**
 * A value as a line of JSON, followed by a line with its CRC-32C: half a file is never believed.
 */
final class SealedJson {
  private static final Gson GSON = new Gson();

  private SealedJson() {}

  /**
   * Writes a file.
   *
   * @param overwrite whether it may exist
   */
  static void write(FileSystem files, Path path, Object value, boolean overwrite)
      throws IOException {
    byte[] json = (GSON.toJson(value) + "\n").getBytes(StandardCharsets.UTF_8);
    try (FSDataOutputStream out = files.create(path, overwrite)) {
      out.write(json);
      out.write((seal(json, json.length) + "\n").getBytes(StandardCharsets.US_ASCII));
    }
  }

  static <T> T read(FileSystem files, Path path, Class<T> type) throws IOException {
    byte[] bytes;
    try (FSDataInputStream in = files.open(path)) {
      bytes = in.readAllBytes();
    }
    int end = 0;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    end = Math.min(end + 1, bytes.length);
    String found = new String(bytes, end, bytes.length - end, StandardCharsets.US_ASCII).strip();
    if (!found.equals(seal(bytes, end))) {
      throw damaged(path, null);
    }
    try {
      return GSON.fromJson(new String(bytes, 0, end, StandardCharsets.UTF_8), type);
    } catch (JsonParseException e) {
      throw damaged(path, e);
    }
  }

  private static PlaitException damaged(Path path, @Nullable Exception cause) {
    return new PlaitException(
        ErrorCode.BAD_DATA,
        path + " is damaged.",
        "Remove the folder " + path.getParent() + "; it is made again.",
        cause);
  }

  private static String seal(byte[] bytes, int length) {
    CRC32C sum = new CRC32C();
    sum.update(bytes, 0, length);
    return String.format(Locale.ROOT, "crc32c %08x", sum.getValue());
  }
}
