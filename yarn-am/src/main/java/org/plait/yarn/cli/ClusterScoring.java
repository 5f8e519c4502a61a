package org.plait.yarn.cli;

import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;
import org.plait.data.InputSpec;

/** Evaluates and predicts with the jobs of {@code org.plait.mr}. */
final class ClusterScoring implements ScoringJobs {

  @Override
  public Map<String, Double> evaluate(Session session, Path model, InputSpec input) {
    throw unavailable();
  }

  @Override
  public long predict(Session session, Path model, InputSpec input, Path output) {
    throw unavailable();
  }

  private static PlaitException unavailable() {
    return new PlaitException(
        ErrorCode.BAD_CONFIGURATION,
        "The mapreduce engine cannot score yet.",
        "Use --engine local.");
  }
}
