package org.plait.train;

import java.util.List;
import org.plait.batch.MiniBatch;
import org.plait.objective.Objective;
import org.plait.param.Contribution;

/** Adds the objective's sums at the pulled parameters. */
record GradientWork(Objective objective) implements LeafWork {

  @Override
  public void add(long leaf, List<MiniBatch> blocks, double[] parameters, Contribution into) {
    for (MiniBatch block : blocks) {
      objective.add(block, parameters, into);
    }
  }
}
