package org.plait.train;

/**
 * When a run ends.
 *
 * @param iterations at most so many iterations of the optimiser (an L-BFGS iteration may take
 *     several steps, that is passes over the data)
 * @param epochs at most so many passes over the data where steps use mini-batches
 * @param tolerance ends when the infinity norm of the projected gradient has fallen to this share
 *     of its value at the start; for k-means when the objective falls by less than this share
 * @param targetObjective ends when the objective has fallen to this value; {@link #NO_TARGET}
 */
public record Stopping(int iterations, int epochs, double tolerance, double targetObjective) {
  /** A target that no objective reaches. */
  public static final double NO_TARGET = -Double.MAX_VALUE;
}
