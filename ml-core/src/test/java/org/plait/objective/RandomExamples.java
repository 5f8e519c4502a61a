package org.plait.objective;

import java.util.Random;
import org.plait.batch.MiniBatch;

/** Seeded sparse examples for tests of objectives and scorers. */
final class RandomExamples {
  private RandomExamples() {}

  /** Rows of about half of {@code features} entries, labels drawn from {@code labels}. */
  static MiniBatch batch(Random random, int rows, int features, double... labels) {
    MiniBatch batch = new MiniBatch();
    for (int r = 0; r < rows; r++) {
      for (int j = 0; j < features; j++) {
        if (random.nextBoolean()) {
          batch.add(j, random.nextGaussian());
        }
      }
      batch.endRow(labels[random.nextInt(labels.length)], 0.25 + 2 * random.nextDouble());
    }
    return batch;
  }

  static double[] vector(Random random, long length, double scale) {
    return random.doubles(length).map(u -> scale * (2 * u - 1)).toArray();
  }

  /** Row {@code row} as a dense vector of {@code length} features; others are dropped. */
  static double[] dense(MiniBatch batch, int row, int length) {
    double[] x = new double[length];
    for (int i = batch.start(row); i < batch.end(row); i++) {
      if (batch.indices()[i] < length) {
        x[batch.indices()[i]] = batch.values()[i];
      }
    }
    return x;
  }

  /** The same rows without the features from {@code features} on. */
  static MiniBatch without(MiniBatch batch, int features) {
    MiniBatch less = new MiniBatch();
    for (int r = 0; r < batch.rows(); r++) {
      for (int i = batch.start(r); i < batch.end(r); i++) {
        if (batch.indices()[i] < features) {
          less.add(batch.indices()[i], batch.values()[i]);
        }
      }
      less.endRow(batch.label(r), batch.weight(r));
    }
    return less;
  }
}
