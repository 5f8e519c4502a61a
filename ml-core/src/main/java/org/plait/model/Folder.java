package org.plait.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.OptionalLong;

/**
 * The folder of one model or checkpoint, wherever it lies: the port between formats and file
 * systems. Names are plain file names. One thread.
 */
public interface Folder {

  /** Where it is, for errors. */
  String where();

  /** Bytes of a file; empty if there is none. */
  OptionalLong length(String name) throws IOException;

  /** Opens a file; the caller closes. */
  InputStream open(String name) throws IOException;

  /**
   * Creates a file that must not exist yet. Closing the stream makes its contents durable as far as
   * the file system can, and fails if it cannot tell that all of it was written.
   */
  OutputStream create(String name) throws IOException;
}
