package org.plait.train;

import java.util.List;
import org.plait.batch.MiniBatch;
import org.plait.objective.Objective;
import org.plait.optim.GradientDescent;
import org.plait.optim.Lbfgs;
import org.plait.optim.Regulariser;
import org.plait.param.Contribution;

/**
 * A pass to the end against local parameters: trains on the leaf's examples alone, starting from
 * the pulled parameters, and adds the result times its weight (one-shot averaging, see {@link
 * org.plait.optim.Average}).
 */
final class LocalTraining implements LeafWork {
  private final Learning learning;
  private final Objective objective;
  private final Regulariser regulariser;

  LocalTraining(Learning learning) {
    this.learning = learning;
    this.objective = learning.spec().objective();
    this.regulariser = learning.regulariser();
  }

  @Override
  public void add(long leaf, List<MiniBatch> blocks, double[] parameters, Contribution into) {
    Contribution first = sum(blocks, parameters);
    if (first.weight() == 0) {
      return;
    }
    double[] trained =
        learning.algorithm().optimizer().equals(Algorithm.LBFGS)
            ? lbfgs(blocks, parameters)
            : descend(blocks, parameters);
    into.addScaled(first.weight(), trained, first.weight(), first.loss(), first.rows());
  }

  private Contribution sum(List<MiniBatch> blocks, double[] parameters) {
    Contribution total = new Contribution(parameters.length);
    for (MiniBatch block : blocks) {
      objective.add(block, parameters, total);
    }
    return total;
  }

  private double[] lbfgs(List<MiniBatch> blocks, double[] parameters) {
    Lbfgs solver = new Lbfgs(parameters.clone(), learning.algorithm().memory());
    Stopping stopping = learning.stopping();
    while (!solver.isStuck() && solver.iterations() < stopping.iterations()) {
      Contribution total = sum(blocks, solver.point());
      Gradient at =
          new Gradient(total.sums(), total.weight(), total.loss(), solver.point(), regulariser);
      boolean completed = solver.accept(at.objective(), at.values());
      if (completed && solver.gradientNorm() <= stopping.tolerance() * solver.startNorm()) {
        break;
      }
    }
    return solver.best();
  }

  private double[] descend(List<MiniBatch> blocks, double[] parameters) {
    GradientDescent rule = new GradientDescent(learning.algorithm().learningRate(), regulariser);
    double[] weights = parameters.clone();
    double start = Double.NaN;
    for (int step = 1; step <= learning.stopping().iterations(); step++) {
      double norm =
          rule.apply(
              step, regulariser.space().all(), weights, new double[0][], sum(blocks, weights));
      start = step == 1 ? norm : start;
      if (norm <= learning.stopping().tolerance() * start) {
        break;
      }
    }
    return weights;
  }
}
