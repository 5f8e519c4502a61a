package org.plait.data;

import org.plait.batch.MiniBatch;

/**
 * A run of whole records of about {@link InputSpec#blockBytes()} uncompressed bytes: the unit in
 * which sums run in order, hence the leaf of the summation tree. Reused from one call of {@link
 * ExampleReader#next} to the next.
 */
public final class Block {
  private final MiniBatch batch = new MiniBatch();
  private int file;
  private long index;
  private int columns;

  /** Starts over for block {@code index} of file {@code file}. */
  public void reset(int file, long index) {
    this.file = file;
    this.index = index;
    this.columns = 0;
    batch.clear();
  }

  /** Tells that features up to number {@code columns - 1} are known of, stored or zero. */
  public void widen(int columns) {
    this.columns = Math.max(this.columns, columns);
  }

  /** Number of the file in {@link InputSpec#files()}. */
  public int file() {
    return file;
  }

  /** Number of the block in its file: its first byte's offset / block size. */
  public long index() {
    return index;
  }

  /** Highest feature number known of + 1: zeros are not stored, yet count as columns. */
  public int columns() {
    return columns;
  }

  /** The examples. Feature numbers are 0-based; entries that are zero are left out. */
  public MiniBatch batch() {
    return batch;
  }
}
