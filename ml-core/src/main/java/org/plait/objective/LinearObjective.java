package org.plait.objective;

import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;
import org.plait.batch.MiniBatch;
import org.plait.linalg.Kernels;
import org.plait.param.Contribution;
import org.plait.param.ParameterSpace;

/**
 * Losses of linear models: logistic log(1 + exp(-y f)), y in {-1, 1}; softmax -log p_y; squared (y
 * - f)^2 / 2 (Hastie, Tibshirani and Friedman, The Elements of Statistical Learning, sections 3.2,
 * 4.4). The gradient of a margin times x is added for each output.
 */
final class LinearObjective implements Objective {
  private final ModelSpec spec;
  private final ParameterSpace space;
  private final LinearScorer scorer;
  private final int features;
  private final boolean intercept;

  LinearObjective(ModelSpec spec) {
    this.spec = spec;
    this.space = spec.space();
    this.scorer = new LinearScorer(spec);
    this.features = spec.features();
    this.intercept = spec.intercept();
  }

  @Override
  public ParameterSpace space() {
    return space;
  }

  @Override
  public void add(MiniBatch batch, double[] parameters, Contribution into) {
    double[] outputs = new double[space.rows()];
    for (int row = 0; row < batch.rows(); row++) {
      scorer.margins(batch, row, parameters, outputs);
      double loss = slopes(batch.label(row), outputs);
      double weight = batch.weight(row);
      into.count(weight, weight * loss);
      addGradient(batch, row, outputs, weight, into.sums());
    }
  }

  /** Replaces margins by the loss's derivatives with respect to them; returns the loss. */
  private double slopes(double label, double[] outputs) {
    switch (spec.kind()) {
      case LOGISTIC -> {
        double sign = classOf(label) == 1 ? 1 : -1;
        double signed = sign * outputs[0];
        outputs[0] = -sign * Losses.sigmoid(-signed);
        return Losses.logistic(signed);
      }
      case SOFTMAX -> {
        int target = classOf(label);
        double loss = Losses.softmax(outputs, target);
        outputs[target] -= 1;
        return loss;
      }
      default -> {
        double residual = outputs[0] - label;
        outputs[0] = residual;
        return residual * residual / 2;
      }
    }
  }

  private void addGradient(
      MiniBatch batch, int row, double[] slopes, double weight, double[] sums) {
    int from = batch.start(row);
    int to = LinearScorer.knownEnd(batch, row, features);
    for (int c = 0; c < slopes.length; c++) {
      double a = weight * slopes[c];
      int offset = c * space.stride();
      Kernels.axpy(a, batch.indices(), batch.values(), from, to, sums, offset);
      if (intercept) {
        sums[offset + features] += a;
      }
    }
  }

  private int classOf(double label) {
    int at = spec.classOf(label);
    if (at < 0) {
      throw new PlaitException(
          ErrorCode.BAD_DATA,
          "The label " + label + " is none of the classes that training started with.",
          "The input changed while it was read; start again.");
    }
    return at;
  }
}
