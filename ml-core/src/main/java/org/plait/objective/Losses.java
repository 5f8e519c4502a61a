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

  /**
   * Replaces margins by probabilities; returns minus the logarithm of the target's. The largest
   * margin is left out of the sum of exponentials, so that a loss near 0 keeps all its digits.
   */
  public static double softmax(double[] margins, int target) {
    int top = 0;
    for (int c = 1; c < margins.length; c++) {
      top = margins[c] > margins[top] ? c : top;
    }
    double max = margins[top];
    double gap = max - margins[target];
    double others = 0;
    for (int c = 0; c < margins.length; c++) {
      margins[c] = StrictMath.exp(margins[c] - max);
      others += c == top ? 0 : margins[c];
    }
    for (int c = 0; c < margins.length; c++) {
      margins[c] /= 1 + others;
    }
    return gap + StrictMath.log1p(others);
  }
}
