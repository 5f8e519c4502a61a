package org.plait.objective;

import org.plait.batch.MiniBatch;

/**
 * What a model says about an example: its margins (linear scores) and its predictions. Immutable;
 * any number of threads, each with its own {@code out}. Features that the model does not know are
 * ignored.
 */
public interface Scorer {

  /** Length of a row of scores: 1 for binary and regression models, else classes or centres. */
  int outputs();

  /**
   * Writes the margins of row {@code row}: w . x + b for each output; for k-means the squared
   * distance to each centre.
   */
  void margins(MiniBatch batch, int row, double[] parameters, double[] out);

  /**
   * Turns margins into predictions in place: probabilities of the classes (for a binary model, of
   * the positive one), the value for regression, unchanged distances for k-means.
   */
  void predictions(double[] margins);

  /** The label that is predicted from margins; for k-means the number of the centre. */
  double label(double[] margins);
}
