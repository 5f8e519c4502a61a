package org.plait.train;

import org.plait.objective.ModelKind;
import org.plait.objective.ModelSpec;
import org.plait.optim.Average;
import org.plait.optim.GradientDescent;
import org.plait.optim.KMeansUpdate;
import org.plait.optim.Regulariser;
import org.plait.param.UpdateRule;

/**
 * A plan that has met its data: everything that turns examples into parameters, fixed for all
 * steps. A value that travels as JSON to tasks.
 *
 * @param spec the shape of the model
 * @param algorithm what is minimised and how
 * @param stopping for units that train on their own
 * @param rows number of rows of the training data, held-out ones included
 * @param l2 weight of |w|^2 / 2, resolved
 * @param seed of all random choices
 * @param holdOut share of rows that training must skip
 * @param blocks number of blocks of the training data
 * @param blocksPerUnit blocks of an averaging unit
 */
public record Learning(
    ModelSpec spec,
    Algorithm algorithm,
    Stopping stopping,
    long rows,
    double l2,
    long seed,
    double holdOut,
    long blocks,
    long blocksPerUnit) {

  /** Blocks in a leaf of the summation tree of this phase. */
  public long blocksPerLeaf(Phase phase) {
    return phase == Phase.AVERAGE ? blocksPerUnit : 1;
  }

  /** Leaves of the summation tree of this phase. */
  public long leaves(Phase phase) {
    long perLeaf = blocksPerLeaf(phase);
    return (blocks + perLeaf - 1) / perLeaf;
  }

  /** The penalty of the objective. */
  public Regulariser regulariser() {
    return new Regulariser(algorithm.l1(), l2, spec.space());
  }

  /** What a pass of this phase does with each leaf. */
  public LeafWork work(Phase phase) {
    return phase == Phase.AVERAGE ? new LocalTraining(this) : new GradientWork(spec.objective());
  }

  /** What the partitions do with the sums of a step of this phase. */
  public UpdateRule rule(Phase phase) {
    return switch (phase) {
      case GRADIENT -> UpdateRule.KEEP_SUM;
      case AVERAGE -> new Average();
      case UPDATE ->
          spec.kind() == ModelKind.KMEANS
              ? new KMeansUpdate(spec.space())
              : new GradientDescent(algorithm.learningRate(), regulariser());
    };
  }

  /** Which rows training skips. */
  public HoldOut heldOut() {
    return new HoldOut(seed, holdOut);
  }
}
