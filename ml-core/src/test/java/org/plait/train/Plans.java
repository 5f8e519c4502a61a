package org.plait.train;

import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.plait.data.InputPlanner;
import org.plait.data.InputRequest;
import org.plait.data.InputSpec;
import org.plait.objective.ModelKind;

/** Plans for tests: softmax on the digits with L-BFGS, and small changes of that. */
final class Plans {
  static final Path ROOT = Path.of(System.getProperty("plait.root", ".."));
  static final String DIGITS = ROOT.resolve("data/digits/digits.train.libsvm").toUri().toString();
  static final Algorithm SOFTMAX =
      new Algorithm(
          ModelKind.SOFTMAX, true, 0, 0, "1/n", Algorithm.LBFGS, 0.1, 10, Mode.GRADIENT, 8, 0);

  private Plans() {}

  static Configuration hadoop() {
    Configuration conf = new Configuration();
    conf.set("fs.defaultFS", "file:///");
    return conf;
  }

  static InputSpec digits() {
    return InputPlanner.plan(InputRequest.of(DIGITS), hadoop());
  }

  static TrainingPlan plan(Algorithm algorithm, Stopping stopping, Path output) {
    return plan(algorithm, stopping, output, 0);
  }

  static TrainingPlan plan(Algorithm algorithm, Stopping stopping, Path output, double holdOut) {
    return new TrainingPlan(
        digits(),
        List.of(),
        holdOut,
        output.toUri().toString(),
        algorithm,
        stopping,
        new Execution("local", 2, 0, 1, 3600),
        7,
        false);
  }

  static Stopping iterations(int iterations) {
    return new Stopping(iterations, 1, 1e-6, Stopping.NO_TARGET);
  }

  static Algorithm with(ModelKind kind, int clusters, String optimizer, Mode mode, int batch) {
    return new Algorithm(kind, true, clusters, 0, "1/n", optimizer, 0.1, 10, mode, 8, batch);
  }

  static TrainingPlan withThreads(TrainingPlan plan, int threads) {
    return with(plan, new Execution("local", threads, 0, 1, 3600));
  }

  /** The plan with a checkpoint after each step. */
  static TrainingPlan checkpointed(TrainingPlan plan) {
    return with(plan, new Execution("local", 2, 0, 1, 0));
  }

  private static TrainingPlan with(TrainingPlan plan, Execution execution) {
    return new TrainingPlan(
        plan.input(),
        plan.validation(),
        plan.holdOut(),
        plan.output(),
        plan.algorithm(),
        plan.stopping(),
        execution,
        plan.seed(),
        plan.overwrite());
  }
}
