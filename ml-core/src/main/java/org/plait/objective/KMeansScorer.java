package org.plait.objective;

import org.plait.batch.MiniBatch;

/**
 * Squared Euclidean distances to centres; the nearest centre, the first of equals, is the label.
 */
final class KMeansScorer implements Scorer {
  private final int clusters;
  private final int features;
  private final int stride;

  KMeansScorer(ModelSpec spec) {
    this.clusters = spec.clusters();
    this.features = spec.features();
    this.stride = spec.space().stride();
  }

  @Override
  public int outputs() {
    return clusters;
  }

  @Override
  public void margins(MiniBatch batch, int row, double[] parameters, double[] out) {
    int from = batch.start(row);
    int to = LinearScorer.knownEnd(batch, row, features);
    for (int c = 0; c < clusters; c++) {
      out[c] = distance(batch, from, to, parameters, c * stride);
    }
  }

  /** Walks all columns rather than expanding the square, which would cancel for near centres. */
  private double distance(MiniBatch batch, int from, int to, double[] parameters, int offset) {
    double sum = 0;
    int entry = from;
    for (int j = 0; j < features; j++) {
      double x = 0;
      if (entry < to && batch.indices()[entry] == j) {
        x = batch.values()[entry++];
      }
      double d = x - parameters[offset + j];
      sum += d * d;
    }
    return sum;
  }

  @Override
  public void predictions(double[] margins) {}

  @Override
  public double label(double[] margins) {
    return nearest(margins);
  }

  static int nearest(double[] distances) {
    int best = 0;
    for (int c = 1; c < distances.length; c++) {
      if (distances[c] < distances[best]) {
        best = c;
      }
    }
    return best;
  }
}
