package org.plait.data;

import java.util.ArrayList;
import java.util.List;
import org.plait.batch.MiniBatch;

/**
 * Counts what a data set holds, from its blocks in any order. Parts that were counted apart (by
 * threads or tasks) are merged, also in any order, with the same result. One thread.
 */
public final class SummaryBuilder {
  private final long[] blocks;
  private final LabelSet labels = new LabelSet();
  private long rows;
  private long entries;
  private int columns;

  /**
   * @param files number of files of the input
   */
  public SummaryBuilder(int files) {
    this.blocks = new long[files];
  }

  /** Counts a block; each block counts once. */
  public void add(Block block) {
    MiniBatch batch = block.batch();
    blocks[block.file()]++;
    rows += batch.rows();
    entries += batch.entries();
    columns = Math.max(columns, block.columns());
    for (int row = 0; row < batch.rows(); row++) {
      labels.add(batch.label(row));
    }
  }

  /** Counts what a part of the same input holds; the parts have no block in common. */
  public void merge(DataSummary part) {
    for (int file = 0; file < blocks.length; file++) {
      blocks[file] += part.blocks().get(file);
    }
    rows += part.rows();
    entries += part.entries();
    columns = Math.max(columns, part.columns());
    if (part.manyLabels()) {
      labels.overflow();
    } else {
      part.labels().forEach(labels::add);
    }
  }

  public DataSummary build() {
    List<Long> counts = new ArrayList<>(blocks.length);
    for (long count : blocks) {
      counts.add(count);
    }
    return new DataSummary(rows, entries, columns, labels.toList(), labels.many(), counts);
  }
}
