package org.plait.bench;

import java.util.Arrays;

/**
 * The alternative that docs/adr/0001-sums.md weighs: each partial is rounded to one grid before it
 * is added, so that all additions are exact and their order does not matter (Demmel and Nguyen,
 * IEEE Trans. Computers 64, 2015, in its form with one fold).
 *
 * <p>For N partials whose elements are at most C in size the grid is g = 2^(ceil(log2(N C)) - 52);
 * with M = 1.5 * 2^52 g, (M + x) - M is x rounded to the grid.
 */
final class PreRoundedSum {
  private final double shift;
  private final double[] sums;

  /**
   * @param partials how many will be added, at most
   * @param bound size of their largest element, at least
   */
  PreRoundedSum(int length, int partials, double bound) {
    double whole = partials * bound;
    int exponent = Math.getExponent(whole);
    int ceiling = whole == Math.scalb(1.0, exponent) ? exponent : exponent + 1;
    // M = 1.5 * 2^52 * 2^(ceiling - 52).
    this.shift = Math.scalb(1.5, ceiling);
    this.sums = new double[length];
  }

  void clear() {
    Arrays.fill(sums, 0);
  }

  void add(double[] partial) {
    add(partial, sums, shift);
  }

  private static void add(double[] partial, double[] sums, double shift) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += (shift + partial[i]) - shift;
    }
  }

  double[] sums() {
    return sums;
  }

  /** The bound that has to be known before the first partial is added. */
  static double bound(double[][] partials) {
    double max = 0;
    for (double[] partial : partials) {
      max = Math.max(max, bound(partial));
    }
    return max;
  }

  private static double bound(double[] partial) {
    double max = 0;
    for (double v : partial) {
      max = Math.max(max, Math.abs(v));
    }
    return max;
  }
}
