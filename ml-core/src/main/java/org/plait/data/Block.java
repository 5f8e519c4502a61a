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

  /** Starts over for block {@code index} of file {@code file}. */
  public void reset(int file, long index) {
    this.file = file;
    this.index = index;
    batch.clear();
  }

  /** Number of the file in {@link InputSpec#files()}. */
  public int file() {
    return file;
  }

  /** Number of the block in its file: its first byte's offset / block size. */
  public long index() {
    return index;
  }

  public MiniBatch batch() {
    return batch;
  }
}
