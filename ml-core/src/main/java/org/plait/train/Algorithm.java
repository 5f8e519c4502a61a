package org.plait.train;

import org.plait.objective.ModelKind;

/**
 * What is minimised and by which method.
 *
 * @param model what is learned
 * @param intercept whether outputs have an intercept
 * @param clusters number of centres for k-means, else 0
 * @param l1 weight of |w|_1
 * @param l2 weight of |w|^2 / 2: a number, or {@code 1/n} for one over the training rows
 * @param optimizer {@code lbfgs} or {@code gradient-descent}; k-means has its own and ignores it
 * @param learningRate step size of gradient descent
 * @param memory pairs of vectors that L-BFGS keeps
 * @param mode how passes are used
 * @param averagingUnits into how many parts one-shot averaging cuts the data
 * @param batchRows examples of a step, 0 for all
 */
public record Algorithm(
    ModelKind model,
    boolean intercept,
    int clusters,
    double l1,
    String l2,
    String optimizer,
    double learningRate,
    int memory,
    Mode mode,
    int averagingUnits,
    int batchRows) {

  /** The value of {@code --optimizer} for L-BFGS. */
  public static final String LBFGS = "lbfgs";

  /** The value of {@code --optimizer} for gradient descent. */
  public static final String GRADIENT_DESCENT = "gradient-descent";

  /** The weight of |w|^2 / 2 for a number of training rows. */
  public double l2(double rows) {
    return l2.equals("1/n") ? 1 / rows : Double.parseDouble(l2);
  }
}
