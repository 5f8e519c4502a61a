package org.plait.objective;

import org.plait.batch.MiniBatch;
import org.plait.linalg.Kernels;
import org.plait.param.Contribution;
import org.plait.param.ParameterSpace;

/**
 * Lloyd's k-means (Lloyd, IEEE Trans. Inf. Theory 28, 1982) in summation form: each example adds
 * itself and its weight to the row of its nearest centre. The loss is the squared distance.
 */
final class KMeansObjective implements Objective {
  private final ParameterSpace space;
  private final KMeansScorer scorer;
  private final int features;

  KMeansObjective(ModelSpec spec) {
    this.space = spec.space();
    this.scorer = new KMeansScorer(spec);
    this.features = spec.features();
  }

  @Override
  public ParameterSpace space() {
    return space;
  }

  @Override
  public void add(MiniBatch batch, double[] parameters, Contribution into) {
    double[] distances = new double[space.rows()];
    double[] sums = into.sums();
    for (int row = 0; row < batch.rows(); row++) {
      scorer.margins(batch, row, parameters, distances);
      int nearest = KMeansScorer.nearest(distances);
      double weight = batch.weight(row);
      into.count(weight, weight * distances[nearest]);
      int offset = nearest * space.stride();
      int to = LinearScorer.knownEnd(batch, row, features);
      Kernels.axpy(weight, batch.indices(), batch.values(), batch.start(row), to, sums, offset);
      sums[offset + features] += weight;
    }
  }
}
