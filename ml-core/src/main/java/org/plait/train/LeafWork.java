package org.plait.train;

import java.util.List;
import org.plait.batch.MiniBatch;
import org.plait.param.Contribution;

/**
 * What a pass does with the examples of one leaf of the summation tree: most often adds up
 * gradients at the given parameters, but anything that sums over examples will do. Immutable; many
 * threads.
 */
public interface LeafWork {

  /**
   * Adds one leaf.
   *
   * @param leaf number of the leaf
   * @param blocks the leaf's blocks, in order; only valid during the call
   * @param parameters the whole parameter vector; not to be changed
   * @param into an empty contribution over the whole parameter space
   */
  void add(long leaf, List<MiniBatch> blocks, double[] parameters, Contribution into);
}
