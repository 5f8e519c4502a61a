package org.plait.data;

/**
 * A file to read, as it was when the plan was made.
 *
 * @param path fully qualified URI
 * @param relative path below the input folder; orders the files
 * @param length bytes in the file system
 * @param modified modification time, milliseconds
 */
public record InputFile(String path, String relative, long length, long modified) {

  /** Whether the file is a gzip stream, by its name. */
  public boolean isGzip() {
    return path.endsWith(".gz");
  }
}
