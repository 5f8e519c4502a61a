package org.plait.objective;

import org.plait.batch.MiniBatch;
import org.plait.linalg.Kernels;

/** Margins w_c . x + b_c of linear models, and the predictions that follow from them. */
final class LinearScorer implements Scorer {
  private final ModelKind kind;
  private final double[] labels;
  private final int features;
  private final int stride;
  private final boolean intercept;
  private final int outputs;

  LinearScorer(ModelSpec spec) {
    this.kind = spec.kind();
    this.labels = spec.labels().stream().mapToDouble(Double::doubleValue).toArray();
    this.features = spec.features();
    this.stride = spec.space().stride();
    this.intercept = spec.intercept();
    this.outputs = spec.space().rows();
  }

  @Override
  public int outputs() {
    return outputs;
  }

  @Override
  public void margins(MiniBatch batch, int row, double[] parameters, double[] out) {
    int from = batch.start(row);
    int to = knownEnd(batch, row, features);
    for (int c = 0; c < outputs; c++) {
      int offset = c * stride;
      double dot = Kernels.dot(batch.indices(), batch.values(), from, to, parameters, offset);
      out[c] = intercept ? dot + parameters[offset + features] : dot;
    }
  }

  /** End of the entries of a row whose features the model knows; indices ascend. */
  static int knownEnd(MiniBatch batch, int row, int features) {
    int to = batch.end(row);
    while (to > batch.start(row) && batch.indices()[to - 1] >= features) {
      to--;
    }
    return to;
  }

  @Override
  public void predictions(double[] margins) {
    switch (kind) {
      case LOGISTIC -> margins[0] = Losses.sigmoid(margins[0]);
      case SOFTMAX -> Losses.softmax(margins, 0);
      default -> {}
    }
  }

  @Override
  public double label(double[] margins) {
    return switch (kind) {
      case LOGISTIC -> margins[0] > 0 ? labels[1] : labels[0];
      case SOFTMAX -> labels[largest(margins)];
      default -> margins[0];
    };
  }

  private static int largest(double[] margins) {
    int best = 0;
    for (int c = 1; c < margins.length; c++) {
      if (margins[c] > margins[best]) {
        best = c;
      }
    }
    return best;
  }
}
