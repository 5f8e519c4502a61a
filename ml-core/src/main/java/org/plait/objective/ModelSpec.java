package org.plait.objective;

import java.util.List;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;
import org.plait.param.ParameterSpace;

/**
 * The shape of a model: everything but its numbers. A value; written into the model file.
 *
 * @param kind what is learned
 * @param features number of features; feature numbers are 0-based
 * @param intercept whether each output has an unpenalised intercept
 * @param labels the labels of the classes in ascending order, class c being the c-th; empty where
 *     the labels are not classes
 * @param clusters number of centres of k-means, else 0
 */
public record ModelSpec(
    ModelKind kind, int features, boolean intercept, List<Double> labels, int clusters) {

  public ModelSpec {
    labels = List.copyOf(labels);
  }

  /**
   * The shape of a model for data with these distinct labels.
   *
   * @throws PlaitException BAD_DATA where the labels do not fit the kind of model
   */
  public static ModelSpec of(
      ModelKind kind, int features, boolean intercept, List<Double> distinctLabels, int clusters) {
    int found = distinctLabels.size();
    if (kind == ModelKind.LOGISTIC && found != 2) {
      throw new PlaitException(
          ErrorCode.BAD_DATA,
          "A logistic model needs exactly two labels; the data has "
              + found
              + " "
              + distinctLabels.subList(0, Math.min(5, found))
              + ".",
          "Use --model softmax for several classes, or check --label-column.");
    }
    if (kind == ModelKind.SOFTMAX && found < 2) {
      throw new PlaitException(
          ErrorCode.BAD_DATA,
          "A softmax model needs at least two labels; the data has " + distinctLabels + ".",
          "Check the input, or --label-column.");
    }
    List<Double> classes = kind.isClassifier() ? distinctLabels : List.of();
    boolean hasIntercept = intercept && kind != ModelKind.KMEANS;
    return new ModelSpec(kind, features, hasIntercept, classes, clusters);
  }

  /** The keys of the model's parameters. */
  public ParameterSpace space() {
    return switch (kind) {
      case LOGISTIC, SQUARED -> new ParameterSpace(1, features, intercept ? 1 : 0, false);
      case SOFTMAX -> new ParameterSpace(labels.size(), features, intercept ? 1 : 0, false);
      case KMEANS -> new ParameterSpace(clusters, features, 1, true);
    };
  }

  /** The function to minimise, without its regulariser. */
  public Objective objective() {
    return switch (kind) {
      case LOGISTIC, SQUARED, SOFTMAX -> new LinearObjective(this);
      case KMEANS -> new KMeansObjective(this);
    };
  }

  /** How the model scores an example. */
  public Scorer scorer() {
    return kind == ModelKind.KMEANS ? new KMeansScorer(this) : new LinearScorer(this);
  }

  /** The class of a label, or -1 if the model does not know it. */
  public int classOf(double label) {
    int low = 0;
    int high = labels.size() - 1;
    while (low <= high) {
      int mid = (low + high) >>> 1;
      double at = labels.get(mid);
      if (at == label) {
        return mid;
      }
      if (at < label) {
        low = mid + 1;
      } else {
        high = mid - 1;
      }
    }
    return -1;
  }
}
