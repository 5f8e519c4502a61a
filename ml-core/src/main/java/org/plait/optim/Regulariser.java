package org.plait.optim;

import org.plait.linalg.Kernels;
import org.plait.param.KeyRange;
import org.plait.param.ParameterSpace;

/**
 * l2/2 |w|^2 + l1 |w|_1 over the penalised keys of a space (Hastie, Tibshirani and Friedman, The
 * Elements of Statistical Learning, section 3.4). Belongs to the update, so that contributions stay
 * plain sums over examples.
 */
public record Regulariser(double l1, double l2, ParameterSpace space) {

  /** Its value at a whole parameter vector, summed over fixed key blocks. */
  public double value(double[] weights) {
    double squares = 0;
    double absolutes = 0;
    for (int from = 0; from < weights.length; from += Kernels.KEY_BLOCK) {
      int to = Math.min(weights.length, from + Kernels.KEY_BLOCK);
      double blockSquares = 0;
      double blockAbsolutes = 0;
      for (int key = from; key < to; key++) {
        if (space.isPenalised(key)) {
          blockSquares += weights[key] * weights[key];
          blockAbsolutes += Math.abs(weights[key]);
        }
      }
      squares += blockSquares;
      absolutes += blockAbsolutes;
    }
    return l2 / 2 * squares + l1 * absolutes;
  }

  /** Adds the gradient of its smooth part, l2 w, to the gradient over a range of keys. */
  public void addSmoothGradient(KeyRange range, double[] weights, double[] gradient) {
    for (int i = 0; i < gradient.length; i++) {
      if (space.isPenalised(range.from() + i)) {
        gradient[i] += l2 * weights[i];
      }
    }
  }
}
