package org.plait.param;

/**
 * The weights and the optimiser state of one key range. Reduce task k owns partition k for one
 * step; server k owns it for the whole run: both only call {@link #apply}.
 *
 * <p>One thread at a time. The arrays are the partition's own and are handed out live.
 */
public final class ParameterPartition {
  private final KeyRange range;
  private final double[] weights;
  private final double[][] slots;
  private StepTotals totals;

  /** A partition over arrays that it takes over, each of the range's length. */
  public ParameterPartition(KeyRange range, double[] weights, double[][] slots) {
    this(range, weights, slots, StepTotals.NONE);
  }

  /** As above, as it was after an {@link #apply} that ran elsewhere. */
  public ParameterPartition(KeyRange range, double[] weights, double[][] slots, StepTotals totals) {
    for (double[] slot : slots) {
      requireLength(range, slot);
    }
    requireLength(range, weights);
    this.range = range;
    this.weights = weights;
    this.slots = slots;
    this.totals = totals;
  }

  private static void requireLength(KeyRange range, double[] vector) {
    if (vector.length != range.length()) {
      throw new IllegalArgumentException(vector.length + " values for the keys " + range);
    }
  }

  /** Applies all contributions of a step at once. */
  public void apply(UpdateRule rule, long step, Contribution total) {
    if (rule.slots() != slots.length) {
      throw new IllegalArgumentException(
          "the rule keeps " + rule.slots() + " slots, the partition " + slots.length);
    }
    requireLength(range, total.sums());
    double gradient = rule.apply(step, range, weights, slots, total);
    totals = new StepTotals(total.weight(), total.loss(), total.rows(), gradient);
  }

  public KeyRange range() {
    return range;
  }

  public double[] weights() {
    return weights;
  }

  public double[][] slots() {
    return slots;
  }

  /** What the last {@link #apply} summed beside the vector; {@link StepTotals#NONE} before it. */
  public StepTotals totals() {
    return totals;
  }
}
