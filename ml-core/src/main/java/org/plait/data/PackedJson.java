package org.plait.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;
import org.plait.model.SealedJson;

/** The small files of packed data: sealed JSON, so that half a file is never believed. */
final class PackedJson {
  private PackedJson() {}

  /**
   * Writes a file.
   *
   * @param overwrite whether it may exist
   */
  static void write(FileSystem files, Path path, Object value, boolean overwrite)
      throws IOException {
    try (FSDataOutputStream out = files.create(path, overwrite)) {
      out.write(SealedJson.text(value).getBytes(StandardCharsets.UTF_8));
    }
  }

  static <T> T read(FileSystem files, Path path, Class<T> type) throws IOException {
    try (FSDataInputStream in = files.open(path)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return SealedJson.parse(path.toString(), text, type);
    } catch (PlaitException e) {
      throw new PlaitException(
          ErrorCode.BAD_DATA,
          path + " is damaged.",
          "Remove the folder " + path.getParent() + "; it is made again.",
          e);
    }
  }
}
