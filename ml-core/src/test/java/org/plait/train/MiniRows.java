package org.plait.train;

import org.plait.batch.MiniBatch;
import org.plait.data.InputSpec;

/** Rows of an input, as plain arrays. */
final class MiniRows {
  private final LocalData data;

  MiniRows(InputSpec input) {
    try (Parallel one = new Parallel(1)) {
      data = new LocalReader(input, Plans.hadoop(), one).read();
    }
  }

  double[] dense(long row, int features) {
    MiniBatch one = data.rows(new long[] {row});
    double[] dense = new double[features];
    for (int i = one.start(0); i < one.end(0); i++) {
      dense[one.indices()[i]] = one.values()[i];
    }
    return dense;
  }
}
