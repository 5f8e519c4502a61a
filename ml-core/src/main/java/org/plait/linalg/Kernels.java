package org.plait.linalg;

/**
 * The inner loops over double vectors. Every reduction runs in {@value #LANES} virtual lanes that
 * are folded by one fixed tree, element i going to lane i mod {@value #LANES}: a provider with
 * vector registers of any width can give the same bits, so results do not depend on the machine.
 *
 * <p>No method allocates; ranges are half-open; arrays are the caller's. Any thread.
 */
public final class Kernels {
  /** Lanes of a reduction: as many doubles as the widest vector register in use (512 bits). */
  public static final int LANES = 8;

  private Kernels() {}

  /** Dot product of a sparse vector, entries [from, to), with {@code dense[offset + index]}. */
  public static double dot(
      int[] index, double[] value, int from, int to, double[] dense, int offset) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    double s4 = 0;
    double s5 = 0;
    double s6 = 0;
    double s7 = 0;
    int i = from;
    for (; i + LANES <= to; i += LANES) {
      s0 += value[i] * dense[offset + index[i]];
      s1 += value[i + 1] * dense[offset + index[i + 1]];
      s2 += value[i + 2] * dense[offset + index[i + 2]];
      s3 += value[i + 3] * dense[offset + index[i + 3]];
      s4 += value[i + 4] * dense[offset + index[i + 4]];
      s5 += value[i + 5] * dense[offset + index[i + 5]];
      s6 += value[i + 6] * dense[offset + index[i + 6]];
      s7 += value[i + 7] * dense[offset + index[i + 7]];
    }
    for (int lane = 0; i < to; i++, lane++) {
      double p = value[i] * dense[offset + index[i]];
      switch (lane) {
        case 0 -> s0 += p;
        case 1 -> s1 += p;
        case 2 -> s2 += p;
        case 3 -> s3 += p;
        case 4 -> s4 += p;
        case 5 -> s5 += p;
        default -> s6 += p;
      }
    }
    return ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7));
  }

  /** {@code dense[offset + index] += a * value} for the entries [from, to) of a sparse vector. */
  public static void axpy(
      double a, int[] index, double[] value, int from, int to, double[] dense, int offset) {
    for (int i = from; i < to; i++) {
      dense[offset + index[i]] += a * value[i];
    }
  }

  /** {@code y[i] += a * x[i]} for all i. */
  public static void axpy(double a, double[] x, double[] y) {
    for (int i = 0; i < y.length; i++) {
      y[i] += a * x[i];
    }
  }

  /** {@code y[i] += x[i]} for all i: the fold of two partial sums. */
  public static void add(double[] x, double[] y) {
    for (int i = 0; i < y.length; i++) {
      y[i] += x[i];
    }
  }

  /**
   * Dot product of two dense vectors, summed over key blocks of {@value #KEY_BLOCK} elements, each
   * block in lanes, the blocks in order: the same bits whatever partitions the vectors came from.
   */
  public static double dot(double[] x, double[] y) {
    double total = 0;
    for (int from = 0; from < x.length; from += KEY_BLOCK) {
      total += blockDot(x, y, from, Math.min(x.length, from + KEY_BLOCK));
    }
    return total;
  }

  /** Elements of a key block. */
  public static final int KEY_BLOCK = 1024;

  private static double blockDot(double[] x, double[] y, int from, int to) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    double s4 = 0;
    double s5 = 0;
    double s6 = 0;
    double s7 = 0;
    int i = from;
    for (; i + LANES <= to; i += LANES) {
      s0 += x[i] * y[i];
      s1 += x[i + 1] * y[i + 1];
      s2 += x[i + 2] * y[i + 2];
      s3 += x[i + 3] * y[i + 3];
      s4 += x[i + 4] * y[i + 4];
      s5 += x[i + 5] * y[i + 5];
      s6 += x[i + 6] * y[i + 6];
      s7 += x[i + 7] * y[i + 7];
    }
    for (int lane = 0; i < to; i++, lane++) {
      double p = x[i] * y[i];
      switch (lane) {
        case 0 -> s0 += p;
        case 1 -> s1 += p;
        case 2 -> s2 += p;
        case 3 -> s3 += p;
        case 4 -> s4 += p;
        case 5 -> s5 += p;
        default -> s6 += p;
      }
    }
    return ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7));
  }

  /** Largest absolute value; 0 for an empty vector; NaN if any element is NaN. */
  public static double normInfinity(double[] x) {
    double max = 0;
    for (double v : x) {
      max = Math.max(max, Math.abs(v));
    }
    return max;
  }
}
