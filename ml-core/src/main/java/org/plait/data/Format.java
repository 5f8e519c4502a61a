package org.plait.data;

import java.util.Locale;

/** The formats of input that can be read; the lower-case name is the value of {@code --format}. */
public enum Format {
  /** {@code label index:value ...}, indices from 1, ascending; {@code #} starts a comment. */
  LIBSVM,
  /**
   * MNIST's format: unsigned bytes behind a header of dimensions; labels in a file of their own.
   */
  IDX,
  /** Comma-separated numbers under a header line; one column is the label. */
  CSV;

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
