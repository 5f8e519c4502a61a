package org.plait.train;

import java.util.List;
import org.plait.optim.Lbfgs;
import org.plait.optim.Regulariser;
import org.plait.param.Checkpoint;
import org.plait.param.ParameterPartition;
import org.plait.param.StepTotals;

/** Gradient passes whose sums L-BFGS combines, until it converges. */
final class LbfgsCourse implements Course {
  private final Stopping stopping;
  private final Regulariser regulariser;
  private final Lbfgs solver;
  private long step;

  LbfgsCourse(Learning learning, Checkpoint from) {
    this.stopping = learning.stopping();
    this.regulariser = learning.regulariser();
    this.step = from.step();
    int memory = learning.algorithm().memory();
    this.solver =
        from.step() == 0
            ? new Lbfgs(from.weights(), memory)
            : Lbfgs.restore(from.weights(), memory, from.vectors(), from.scalars());
  }

  @Override
  public Phase phase() {
    return Phase.GRADIENT;
  }

  @Override
  public Checkpoint state() {
    return new Checkpoint(
        step,
        List.of(new ParameterPartition(regulariser.space().all(), solver.point(), new double[0][])),
        step == 0 ? java.util.Map.of() : solver.vectors(),
        step == 0 ? java.util.Map.of() : solver.scalars());
  }

  @Override
  public void accept(List<ParameterPartition> partitions) {
    step++;
    StepTotals totals = partitions.get(0).totals();
    Gradient at =
        new Gradient(
            Sums.gather(partitions), totals.weight(), totals.loss(), solver.point(), regulariser);
    solver.accept(at.objective(), at.values());
  }

  @Override
  public boolean isFinished() {
    return !reason().isEmpty();
  }

  private String reason() {
    if (step == 0) {
      return "";
    }
    if (solver.gradientNorm() <= stopping.tolerance() * solver.startNorm()) {
      return "converged";
    }
    if (solver.objective() <= stopping.targetObjective()) {
      return "target objective reached";
    }
    if (solver.isStuck()) {
      return "no further progress in double precision";
    }
    return solver.iterations() >= stopping.iterations() ? "iteration limit" : "";
  }

  @Override
  public double[] weights() {
    return solver.best();
  }

  @Override
  public Progress progress() {
    return new Progress(solver.iterations(), solver.objective(), solver.gradientNorm(), reason());
  }
}
