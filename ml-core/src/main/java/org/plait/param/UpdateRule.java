package org.plait.param;

/**
 * How a partition turns the contributions of a step into new parameters. A rule sees one key range
 * at a time and may not depend on how ranges are cut; rules that need the whole vector (L-BFGS) are
 * another kind and leave only {@link #KEEP_SUM} to the partitions.
 *
 * <p>A rule divides the sums by the weight first, and owns the regulariser. Rules are immutable.
 */
public interface UpdateRule {

  /** How many vectors of optimiser state stand beside the weights. */
  int slots();

  /**
   * Applies one step to the keys of {@code range}.
   *
   * @param step 1 for the first step
   * @param range the keys
   * @param weights the parameters of the range, updated in place
   * @param slots {@link #slots()} vectors of the range, updated in place
   * @param total the sums of all examples of the step over the range; may be overwritten
   * @return the largest absolute element of the (projected) gradient at the old weights, or 0 where
   *     the rule knows none
   */
  double apply(long step, KeyRange range, double[] weights, double[][] slots, Contribution total);

  /** Leaves the weights alone and keeps the sums in slot 0, for a driver that combines them. */
  UpdateRule KEEP_SUM = new KeepSum();
}
