package org.plait.optim;

import org.plait.param.Contribution;
import org.plait.param.KeyRange;
import org.plait.param.UpdateRule;

/**
 * Proximal gradient descent with a constant step: w := prox(w - rate (sum / weight + l2 w)), the
 * proximal map of l1 being soft thresholding (Beck and Teboulle, SIAM J. Imaging Sciences 2, 2009,
 * eq. 1.4); without l1 the plain gradient step.
 */
public record GradientDescent(double rate, Regulariser regulariser) implements UpdateRule {

  @Override
  public int slots() {
    return 0;
  }

  @Override
  public double apply(
      long step, KeyRange range, double[] weights, double[][] slots, Contribution total) {
    double[] gradient = total.sums();
    if (total.weight() == 0) {
      return 0;
    }
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] /= total.weight();
    }
    regulariser.addSmoothGradient(range, weights, gradient);
    double largest = 0;
    for (int i = 0; i < weights.length; i++) {
      double l1 = regulariser.space().isPenalised(range.from() + i) ? regulariser.l1() : 0;
      largest = Math.max(largest, Math.abs(projected(gradient[i], weights[i], l1)));
      weights[i] = shrink(weights[i] - rate * gradient[i], rate * l1);
    }
    return largest;
  }

  /** The element of smallest size of the subdifferential: 0 exactly at an optimum. */
  private static double projected(double gradient, double weight, double l1) {
    if (weight != 0) {
      return gradient + Math.copySign(l1, weight);
    }
    return shrink(gradient, l1);
  }

  private static double shrink(double value, double by) {
    return by == 0 ? value : Math.copySign(Math.max(0, Math.abs(value) - by), value);
  }
}
