package org.plait.model;

import java.util.List;

/**
 * What a model says about one row. A value.
 *
 * @param label the predicted label; for regression the value, for k-means the number of the centre
 * @param margins linear scores: one for binary and regression models, one a class for softmax; for
 *     k-means the squared distances to the centres
 * @param probabilities of the labels in ascending order of labels; empty unless the model is a
 *     classifier
 */
public record Prediction(double label, List<Double> margins, List<Double> probabilities) {

  public Prediction {
    margins = List.copyOf(margins);
    probabilities = List.copyOf(probabilities);
  }

  /** The line that prediction writes: the label and the probabilities, between tabs. */
  public String line() {
    StringBuilder line = new StringBuilder();
    boolean whole = label == Math.rint(label) && Math.abs(label) < 1e15;
    line.append(whole ? Long.toString((long) label) : Double.toString(label));
    for (double probability : probabilities) {
      line.append('\t').append(probability);
    }
    return line.toString();
  }
}
