package org.plait.train;

/** The kinds of step that a run is made of. */
public enum Phase {
  /** Sums kept in the partitions for a driver that needs the whole vector (L-BFGS). */
  GRADIENT,
  /** Sums applied by the partitions (gradient descent, k-means). */
  UPDATE,
  /** Every leaf trains to the end; the partitions average. */
  AVERAGE
}
