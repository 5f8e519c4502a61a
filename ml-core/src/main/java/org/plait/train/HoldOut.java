package org.plait.train;

import org.plait.base.CounterRandom;
import org.plait.batch.MiniBatch;

/**
 * Splits rows into those that train and those that are held out for validation, by (seed, block,
 * row) alone: every engine and every redone task makes the same cut.
 *
 * @param share of rows held out, in [0, 1)
 */
public record HoldOut(long seed, double share) {
  private static final long STREAM = 0x686f6c646f7574L;

  /** The training rows of a block; the batch itself where nothing is held out. */
  public MiniBatch training(long block, MiniBatch batch) {
    return share == 0 ? batch : select(block, batch, false);
  }

  /** The held-out rows of a block. */
  public MiniBatch validation(long block, MiniBatch batch) {
    return select(block, batch, true);
  }

  /** Whether a row of a block is held out. */
  public boolean isHeldOut(long block, int row) {
    return new CounterRandom(seed ^ STREAM, block).uniform(row) < share;
  }

  private MiniBatch select(long block, MiniBatch batch, boolean held) {
    MiniBatch selected = new MiniBatch();
    for (int row = 0; row < batch.rows(); row++) {
      if (isHeldOut(block, row) == held) {
        selected.addRow(batch, row);
      }
    }
    return selected;
  }
}
