package org.plait.train;

import org.plait.optim.Regulariser;

/** Value and gradient of the whole objective at a point: means of sums, plus the penalty. */
final class Gradient {
  private final double objective;
  private final double[] gradient;

  /**
   * @param sums of gradients over examples; taken over and divided
   * @param weight sum of example weights
   * @param loss sum of weighted losses
   */
  Gradient(double[] sums, double weight, double loss, double[] point, Regulariser regulariser) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] /= weight;
    }
    regulariser.addSmoothGradient(regulariser.space().all(), point, sums);
    this.gradient = sums;
    this.objective = loss / weight + regulariser.value(point);
  }

  double objective() {
    return objective;
  }

  double[] values() {
    return gradient;
  }
}
