package org.plait.data;

import java.util.List;

/**
 * What is read and how, fixed when the plan is made: the same on every machine and in every engine.
 * A value that is written as JSON into plans and job configurations.
 *
 * @param format of all files
 * @param files in order of their relative paths
 * @param labelFiles for {@link Format#IDX} the labels beside {@code files}, else empty
 * @param labelColumn for {@link Format#CSV} the label's name or 0-based number; empty: the last one
 * @param featureScale factor for every feature value
 * @param labelScale factor for every label
 * @param features number of features, 0 if the data tells; a higher feature number is then an error
 * @param blockBytes bytes of uncompressed input in a block
 */
public record InputSpec(
    Format format,
    List<InputFile> files,
    List<InputFile> labelFiles,
    String labelColumn,
    double featureScale,
    double labelScale,
    int features,
    long blockBytes) {

  public InputSpec {
    files = List.copyOf(files);
    labelFiles = List.copyOf(labelFiles);
  }

  /** Bytes of all files. */
  public long bytes() {
    return files.stream().mapToLong(InputFile::length).sum();
  }
}
