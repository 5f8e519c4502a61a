package org.plait.param;

import org.plait.linalg.Kernels;

/**
 * What a set of examples adds to one key range: <b>sums and a weight, never means</b> (the
 * "summation form" of Chu et al., NIPS 2006). A gradient contribution holds the sum of weighted
 * gradients; k-means holds sums of points and counts; averaging holds weighted parameters.
 *
 * <p>Mutable, for one thread at a time. Whoever is handed a contribution owns it.
 */
public final class Contribution {
  private final double[] sums;
  private double weight;
  private double loss;
  private long rows;

  /** An empty contribution of {@code length} sums. */
  public Contribution(int length) {
    this(new double[length], 0, 0, 0);
  }

  /** A contribution over an array that it takes over. */
  public Contribution(double[] sums, double weight, double loss, long rows) {
    this.sums = sums;
    this.weight = weight;
    this.loss = loss;
    this.rows = rows;
  }

  /** The sums of the range, in key order; the live array. */
  public double[] sums() {
    return sums;
  }

  /** Sum of the examples' weights. */
  public double weight() {
    return weight;
  }

  /** Sum of the examples' weighted losses. */
  public double loss() {
    return loss;
  }

  /** Number of examples. */
  public long rows() {
    return rows;
  }

  /** Counts one example of this weight and weighted loss. */
  public void count(double exampleWeight, double weightedLoss) {
    weight += exampleWeight;
    loss += weightedLoss;
    rows++;
  }

  /** Adds {@code factor} times a vector over the same keys, with its weight, loss and rows. */
  public void addScaled(
      double factor, double[] vector, double vectorWeight, double weightedLoss, long vectorRows) {
    Kernels.axpy(factor, vector, sums);
    weight += vectorWeight;
    loss += weightedLoss;
    rows += vectorRows;
  }

  /** Adds another contribution to the same key range; the other stays as it is. */
  public void add(Contribution other) {
    if (other.sums.length != sums.length) {
      throw new IllegalArgumentException(
          "contributions of " + sums.length + " and " + other.sums.length + " keys");
    }
    Kernels.add(other.sums, sums);
    weight += other.weight;
    loss += other.loss;
    rows += other.rows;
  }

  /** The part for {@code range} of a contribution whose sums start at key {@code from}. */
  public Contribution slice(long from, KeyRange range) {
    double[] part = new double[range.length()];
    System.arraycopy(sums, Math.toIntExact(range.from() - from), part, 0, part.length);
    return new Contribution(part, weight, loss, rows);
  }
}
