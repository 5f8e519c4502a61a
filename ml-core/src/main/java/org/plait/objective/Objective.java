package org.plait.objective;

import org.plait.batch.MiniBatch;
import org.plait.param.Contribution;
import org.plait.param.ParameterSpace;

/**
 * What is learned: turns examples and parameters into sums. The regulariser is not part of it; it
 * belongs to the update. Implementations are immutable and may be used by many threads at once.
 */
public interface Objective {

  /** The keys of the parameters that this objective is a function of. */
  ParameterSpace space();

  /**
   * Adds the examples of a batch, in order, to a contribution over the whole parameter space.
   *
   * @param parameters the parameters, in key order; not changed
   */
  void add(MiniBatch batch, double[] parameters, Contribution into);
}
