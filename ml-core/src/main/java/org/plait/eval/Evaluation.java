package org.plait.eval;

import java.util.Map;
import org.plait.batch.MiniBatch;
import org.plait.objective.ModelSpec;

/** Placeholder of the seam: mergeable metrics of a model on examples. */
public final class Evaluation {
  private final ModelSpec spec;
  private long rows;

  public Evaluation(ModelSpec spec) {
    this.spec = spec;
  }

  /** Adds block {@code number}; blocks ascend. */
  public void add(long number, MiniBatch batch, double[] parameters) {
    rows += batch.rows();
  }

  /** The metrics by name, in a fixed order: rows, accuracy, correct, auc, logLoss, rmse ... */
  public Map<String, Double> metrics() {
    return Map.of(spec.kind().id(), (double) rows);
  }
}
