package org.plait.train;

import java.util.ArrayList;
import java.util.List;
import org.plait.batch.MiniBatch;
import org.plait.data.DataSummary;

/**
 * A data set in memory.
 *
 * @param summary what it holds
 * @param blocks all blocks in order: element i is block i
 */
record LocalData(DataSummary summary, List<MiniBatch> blocks) {
  /** Nothing read yet. */
  static final LocalData NONE =
      new LocalData(new DataSummary(0, 0, 0, List.of(), false, List.of()), List.of());

  LocalData {
    blocks = List.copyOf(blocks);
  }

  /** Rows by their ascending numbers. */
  MiniBatch rows(long[] numbers) {
    MiniBatch found = new MiniBatch();
    long first = 0;
    int next = 0;
    for (MiniBatch block : blocks) {
      while (next < numbers.length && numbers[next] < first + block.rows()) {
        found.addRow(block, (int) (numbers[next++] - first));
      }
      first += block.rows();
    }
    return found;
  }

  /** The rows [from, to), in pieces of the blocks that hold them. */
  List<MiniBatch> window(long from, long to) {
    List<MiniBatch> pieces = new ArrayList<>();
    long first = 0;
    for (MiniBatch block : blocks) {
      int begin = (int) Math.max(0, Math.min(block.rows(), from - first));
      int end = (int) Math.max(0, Math.min(block.rows(), to - first));
      if (begin < end) {
        pieces.add(piece(block, begin, end));
      }
      first += block.rows();
    }
    return pieces;
  }

  private static MiniBatch piece(MiniBatch block, int begin, int end) {
    if (begin == 0 && end == block.rows()) {
      return block;
    }
    MiniBatch piece = new MiniBatch();
    for (int row = begin; row < end; row++) {
      piece.addRow(block, row);
    }
    return piece;
  }
}
