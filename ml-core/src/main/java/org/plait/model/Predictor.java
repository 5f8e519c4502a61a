package org.plait.model;

import java.util.Arrays;
import java.util.List;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;
import org.plait.batch.MiniBatch;
import org.plait.objective.ModelKind;
import org.plait.objective.ModelSpec;
import org.plait.objective.Scorer;

/**
 * Asks a model about rows. For one thread at a time, because it reuses its memory: make one a
 * thread with {@link Model#predictor()}. Features that the model does not know are ignored.
 */
public final class Predictor {
  private final ModelSpec spec;
  private final Scorer scorer;
  private final double[] weights;
  private final double[] scores;
  private final MiniBatch one = new MiniBatch();

  /** A predictor for a shape and weights in key order, which are not copied; cheap. */
  public static Predictor of(ModelSpec spec, double[] weights) {
    return new Predictor(spec, spec.scorer(), weights);
  }

  Predictor(ModelSpec spec, Scorer scorer, double[] weights) {
    this.spec = spec;
    this.scorer = scorer;
    this.weights = weights;
    this.scores = new double[scorer.outputs()];
  }

  /**
   * The label of a dense row; for regression the value, for k-means the number of the centre.
   *
   * @param features by number from 0; at least as many as the model has, all finite
   * @throws PlaitException BAD_DATA otherwise
   */
  public double label(double[] features) {
    return label(dense(features), 0);
  }

  /**
   * The label of a sparse row.
   *
   * @param indices feature numbers from 0, strictly ascending
   * @param values beside them, finite
   * @throws PlaitException BAD_DATA otherwise
   */
  public double label(int[] indices, double[] values) {
    return label(sparse(indices, values), 0);
  }

  /** The label of a row of a batch. */
  public double label(MiniBatch batch, int row) {
    scorer.margins(batch, row, weights, scores);
    return scorer.label(scores);
  }

  /** Label, margins and probabilities of a dense row as {@link #label(double[])} takes it. */
  public Prediction predict(double[] features) {
    return predict(dense(features), 0);
  }

  /** Label, margins and probabilities of a sparse row as {@link #label(int[], double[])}. */
  public Prediction predict(int[] indices, double[] values) {
    return predict(sparse(indices, values), 0);
  }

  /** Label, margins and probabilities of a row of a batch. */
  public Prediction predict(MiniBatch batch, int row) {
    double label = label(batch, row);
    List<Double> margins = list(scores);
    return new Prediction(label, margins, probabilities());
  }

  /** From the margins in {@link #scores}, which it overwrites. */
  private List<Double> probabilities() {
    if (!spec.kind().isClassifier()) {
      return List.of();
    }
    scorer.predictions(scores);
    return spec.kind() == ModelKind.LOGISTIC ? List.of(1 - scores[0], scores[0]) : list(scores);
  }

  private static List<Double> list(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }

  private MiniBatch dense(double[] features) {
    if (features.length < spec.features()) {
      throw refused(
          "has " + features.length + " features, the model " + spec.features(),
          "Give every feature a value, 0 where it is absent");
    }
    one.clear();
    for (int i = 0; i < spec.features(); i++) {
      requireFinite(i, features[i]);
      if (features[i] != 0) {
        one.add(i, features[i]);
      }
    }
    one.endRow(0, 1);
    return one;
  }

  private MiniBatch sparse(int[] indices, double[] values) {
    if (indices.length != values.length) {
      throw refused(
          "has " + indices.length + " feature numbers and " + values.length + " values",
          "Give one value a feature number");
    }
    one.clear();
    for (int i = 0; i < indices.length; i++) {
      if (indices[i] < 0 || (i > 0 && indices[i] <= indices[i - 1])) {
        throw refused(
            "has feature number " + indices[i] + " in place " + i,
            "Number features from 0, strictly ascending in a row");
      }
      requireFinite(indices[i], values[i]);
      one.add(indices[i], values[i]);
    }
    one.endRow(0, 1);
    return one;
  }

  private static void requireFinite(int feature, double value) {
    if (!Double.isFinite(value)) {
      throw refused(
          "has the value " + value + " for feature " + feature, "Replace it by a finite number");
    }
  }

  private static PlaitException refused(String what, String remedy) {
    return new PlaitException(ErrorCode.BAD_DATA, "The row to predict " + what + ".", remedy + ".");
  }
}
