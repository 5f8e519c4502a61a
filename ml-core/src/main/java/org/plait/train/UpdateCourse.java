package org.plait.train;

import java.util.List;
import java.util.Map;
import org.plait.linalg.Kernels;
import org.plait.objective.ModelKind;
import org.plait.optim.Regulariser;
import org.plait.param.Checkpoint;
import org.plait.param.ParameterPartition;
import org.plait.param.StepTotals;

/**
 * Steps that the partitions apply themselves, then one gradient pass that measures the result: a
 * step's loss belongs to the parameters before it, so the last ones have not been seen yet.
 */
final class UpdateCourse implements Course {
  private final Learning learning;
  private final Regulariser regulariser;
  private final int steps;
  private List<ParameterPartition> partitions;
  private long step;
  private int iterations;
  private double objective = Double.NaN;
  private double gradient;
  private double startNorm = Double.NaN;
  private String reason = "";
  private boolean measured;

  /**
   * @param steps at most so many updates
   */
  UpdateCourse(Learning learning, int steps, Checkpoint from) {
    this.learning = learning;
    this.regulariser = learning.regulariser();
    this.steps = steps;
    this.partitions = from.partitions();
    this.step = from.step();
    if (step > 0) {
      Map<String, Double> saved = from.scalars();
      iterations = (int) (double) saved.getOrDefault("iterations", 0.0);
      objective = saved.getOrDefault("objective", Double.NaN);
      startNorm = saved.getOrDefault("startNorm", Double.NaN);
      gradient = saved.getOrDefault("gradient", 0.0);
      decide(saved.getOrDefault("previous", Double.NaN));
    }
  }

  @Override
  public Phase phase() {
    if (!reason.isEmpty()) {
      return Phase.GRADIENT;
    }
    return learning.algorithm().mode() == Mode.AVERAGE ? Phase.AVERAGE : Phase.UPDATE;
  }

  private double previous = Double.NaN;

  @Override
  public Checkpoint state() {
    return new Checkpoint(
        step,
        partitions,
        Map.of(),
        Map.of(
            "iterations", (double) iterations,
            "objective", objective,
            "previous", previous,
            "startNorm", startNorm,
            "gradient", gradient));
  }

  @Override
  public void accept(List<ParameterPartition> after) {
    StepTotals totals = after.get(0).totals();
    step++;
    if (phase() == Phase.GRADIENT) {
      measure(after, totals);
      return;
    }
    previous = objective;
    objective = totals.loss() / totals.weight() + regulariser.value(weights());
    gradient = after.stream().mapToDouble(p -> p.totals().gradient()).max().orElse(0);
    if (iterations == 0) {
      startNorm = gradient;
    }
    partitions = after;
    iterations++;
    decide(previous);
  }

  private void measure(List<ParameterPartition> after, StepTotals totals) {
    Gradient at =
        new Gradient(Sums.gather(after), totals.weight(), totals.loss(), weights(), regulariser);
    objective = at.objective();
    gradient = learning.spec().kind().isSmooth() ? Kernels.normInfinity(at.values()) : 0;
    measured = true;
  }

  private void decide(double before) {
    Stopping stopping = learning.stopping();
    if (learning.algorithm().mode() == Mode.AVERAGE) {
      reason = "averaged";
    } else if (objective <= stopping.targetObjective()) {
      reason = "target objective reached";
    } else if (converged(before, stopping.tolerance())) {
      reason = "converged";
    } else if (iterations >= steps) {
      reason = "iteration limit";
    }
  }

  private boolean converged(double before, double tolerance) {
    if (learning.spec().kind() == ModelKind.KMEANS) {
      return before - objective <= tolerance * objective;
    }
    return learning.algorithm().batchRows() == 0 && gradient <= tolerance * startNorm;
  }

  @Override
  public boolean isFinished() {
    return measured;
  }

  @Override
  public double[] weights() {
    return new Checkpoint(step, partitions, Map.of(), Map.of()).weights();
  }

  @Override
  public Progress progress() {
    return new Progress(iterations, objective, gradient, measured ? reason : "");
  }
}
