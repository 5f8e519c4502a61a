package org.plait.objective;

/**
 * The scalar functions of the losses, in forms that neither overflow nor cancel. {@link StrictMath}
 * throughout: {@link Math} may differ from machine to machine in the last bit.
 */
public final class Losses {
  private Losses() {}

  /** 1 / (1 + exp(-m)). */
  static double sigmoid(double margin) {
    double e = StrictMath.exp(-Math.abs(margin));
    return margin >= 0 ? 1 / (1 + e) : e / (1 + e);
  }

  /** log(1 + exp(-m)), the logistic loss of a signed margin. */
  public static double logistic(double signedMargin) {
    return Math.max(0, -signedMargin) + StrictMath.log1p(StrictMath.exp(-Math.abs(signedMargin)));
  }

  /** Replaces margins by probabilities; returns the logarithm of the sum of their exponentials. */
  public static double softmax(double[] margins) {
    double max = Double.NEGATIVE_INFINITY;
    for (double m : margins) {
      max = Math.max(max, m);
    }
    double sum = 0;
    for (int c = 0; c < margins.length; c++) {
      margins[c] = StrictMath.exp(margins[c] - max);
      sum += margins[c];
    }
    for (int c = 0; c < margins.length; c++) {
      margins[c] /= sum;
    }
    return max + StrictMath.log(sum);
  }
}
