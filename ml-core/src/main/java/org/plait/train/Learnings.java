package org.plait.train;

import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;
import org.plait.data.DataSummary;
import org.plait.objective.ModelKind;
import org.plait.objective.ModelSpec;

/** Makes a plan concrete once its data is known. */
final class Learnings {
  private Learnings() {}

  static Learning of(TrainingPlan plan, DataSummary data) {
    Algorithm algorithm = plan.algorithm();
    if (data.rows() == 0) {
      throw new PlaitException(
          ErrorCode.BAD_DATA, "The input has no examples.", "Check --input and --format.");
    }
    if (algorithm.model().isClassifier() && data.manyLabels()) {
      throw new PlaitException(
          ErrorCode.BAD_DATA,
          "The input has more than " + DataSummary.MAX_LABELS + " distinct labels.",
          "Use --model squared for real-valued targets, or check --label-column.");
    }
    int features = plan.input().features() > 0 ? plan.input().features() : data.columns();
    ModelSpec spec =
        ModelSpec.of(
            algorithm.model(),
            features,
            algorithm.intercept(),
            data.labels(),
            algorithm.clusters());
    requireEnoughRows(spec, data);
    long units = Math.min(algorithm.averagingUnits(), data.totalBlocks());
    return new Learning(
        spec,
        algorithm,
        plan.stopping(),
        data.rows(),
        algorithm.l2(data.rows() * (1 - plan.holdOut())),
        plan.seed(),
        plan.holdOut(),
        data.totalBlocks(),
        Math.max(1, (data.totalBlocks() + units - 1) / Math.max(1, units)));
  }

  private static void requireEnoughRows(ModelSpec spec, DataSummary data) {
    if (spec.kind() == ModelKind.KMEANS && data.rows() < spec.clusters()) {
      throw new PlaitException(
          ErrorCode.BAD_DATA,
          "The input has " + data.rows() + " rows for " + spec.clusters() + " clusters.",
          "Lower --clusters.");
    }
  }

  /** How many updates a run of rules that live in partitions makes at most. */
  static int updates(TrainingPlan plan, Learning learning) {
    int batch = learning.algorithm().batchRows();
    if (batch == 0) {
      return plan.stopping().iterations();
    }
    return Math.toIntExact((learning.rows() + batch - 1) / batch * plan.stopping().epochs());
  }
}
