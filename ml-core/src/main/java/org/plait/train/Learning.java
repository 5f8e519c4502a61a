package org.plait.train;

import org.plait.objective.ModelSpec;

/**
 * A plan that has met its data: everything that turns examples into parameters, fixed for all
 * steps. A value that travels as JSON to tasks.
 *
 * @param spec the shape of the model
 * @param algorithm what is minimised and how
 * @param stopping for units that train on their own
 * @param rows number of training rows
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
}
