package org.plait.data;

import java.util.List;

/**
 * What is known of a data set once it has been read.
 *
 * @param rows number of examples
 * @param entries number of stored feature values
 * @param columns highest feature number + 1
 * @param labels the distinct labels in ascending order, if there are at most {@link #MAX_LABELS}
 * @param manyLabels whether there are more, so that {@code labels} is empty
 * @param blocks number of blocks of each file, in the order of {@link InputSpec#files()}
 */
public record DataSummary(
    long rows,
    long entries,
    int columns,
    List<Double> labels,
    boolean manyLabels,
    List<Long> blocks) {

  /** More distinct labels than this are not classes. */
  public static final int MAX_LABELS = 10_000;

  public DataSummary {
    labels = List.copyOf(labels);
    blocks = List.copyOf(blocks);
  }

  /** Number of blocks of all files: the leaves of the summation tree. */
  public long totalBlocks() {
    return blocks.stream().mapToLong(Long::longValue).sum();
  }

  /** Number, among all blocks, of the first block of a file. */
  public long firstBlock(int file) {
    return blocks.subList(0, file).stream().mapToLong(Long::longValue).sum();
  }
}
