package org.plait.linalg;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Random;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.junit.Test;

public class KernelsTest {
  private static final double EPSILON = 0x1.0p-53;

  /** The contract of the reductions, as a specification and not as fast loops. */
  private static double fold(double[] products) {
    double[] lanes = new double[8];
    for (int i = 0; i < products.length; i++) {
      lanes[i % 8] += products[i];
    }
    for (int width = 4; width >= 1; width /= 2) {
      for (int lane = 0; lane < width; lane++) {
        lanes[lane] = lanes[lane] + lanes[lane + width];
      }
    }
    return lanes[0];
  }

  private static double[] products(double[] x, double[] y) {
    double[] p = new double[x.length];
    Arrays.setAll(p, i -> x[i] * y[i]);
    return p;
  }

  private static double[] random(Random random, int n) {
    // Widely different sizes, so that another order of additions gives other bits.
    return random.doubles(n).map(u -> (u - 0.5) * Math.pow(10, random.nextInt(12) - 6)).toArray();
  }

  private static double exactDot(double[] x, double[] y) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < x.length; i++) {
      sum = sum.add(new BigDecimal(x[i]).multiply(new BigDecimal(y[i])));
    }
    return sum.doubleValue();
  }

  private static void assertSameBits(String what, double expected, double actual) {
    assertEquals(what, Double.doubleToRawLongBits(expected), Double.doubleToRawLongBits(actual));
  }

  @Test
  public void sparseDotFoldsEightLanesByTheFixedTree() {
    Random random = new Random(1);
    for (int n = 0; n < 70; n++) {
      int from = random.nextInt(5);
      int offset = random.nextInt(4);
      double[] value = random(random, from + n + 3);
      int[] index = random.ints(from + n + 3, 0, 40).toArray();
      double[] dense = random(random, 50);
      double[] p = new double[n];
      for (int i = 0; i < n; i++) {
        p[i] = value[from + i] * dense[offset + index[from + i]];
      }
      double dot = Kernels.dot(index, value, from, from + n, dense, offset);
      assertSameBits("n = " + n, fold(p), dot);
    }
  }

  @Test
  public void denseDotFoldsLanesInEachKeyBlockAndBlocksInOrder() {
    Random random = new Random(2);
    for (int n : new int[] {0, 1, 7, 8, 9, 1023, 1024, 1025, 2048, 3000, 5 * 1024 + 3}) {
      double[] x = random(random, n);
      double[] y = random(random, n);
      double expected = 0;
      for (int from = 0; from < n; from += 1024) {
        expected += fold(Arrays.copyOfRange(products(x, y), from, Math.min(n, from + 1024)));
      }
      assertSameBits("n = " + n, expected, Kernels.dot(x, y));
    }
  }

  @Test
  public void denseDotIsTheSumOverAnyCutAtKeyBlocks() {
    Random random = new Random(3);
    double[] x = random(random, 4 * Kernels.KEY_BLOCK + 100);
    double[] y = random(random, x.length);
    double total = 0;
    for (int from = 0; from < x.length; from += Kernels.KEY_BLOCK) {
      int to = Math.min(x.length, from + Kernels.KEY_BLOCK);
      total += Kernels.dot(Arrays.copyOfRange(x, from, to), Arrays.copyOfRange(y, from, to));
    }
    assertSameBits("dot", Kernels.dot(x, y), total);
  }

  /** Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed., eq. 3.5. */
  @Test
  public void dotErrsWithinTheTextbookBound() {
    qt().withExamples(200)
        .forAll(integers().between(0, 3000), integers().all())
        .check(
            (n, seed) -> {
              Random random = new Random(seed);
              double[] x = random(random, n);
              double[] y = random(random, n);
              int[] all = new int[n];
              Arrays.setAll(all, i -> i);
              double sizes = Arrays.stream(products(x, y)).map(Math::abs).sum();
              double bound = (n + 2) * EPSILON * sizes * 1.01;
              double exact = exactDot(x, y);
              return Math.abs(Kernels.dot(x, y) - exact) <= bound
                  && Math.abs(Kernels.dot(all, x, 0, n, y, 0) - exact) <= bound;
            });
  }

  @Test
  public void axpyAndAddTouchExactlyWhatTheySay() {
    Random random = new Random(4);
    double[] x = random(random, 37);
    double[] y = random(random, 37);
    double[] expected = new double[37];
    Arrays.setAll(expected, i -> y[i] + 2.5 * x[i]);
    double[] actual = y.clone();
    Kernels.axpy(2.5, x, actual);
    assertArrayEquals(expected, actual, 0);

    double[] sum = y.clone();
    Kernels.add(x, sum);
    assertArrayEquals(new ArrayRealVector(x).add(new ArrayRealVector(y)).toArray(), sum, 0);
  }

  @Test
  public void sparseAxpyAddsOnlyTheEntriesOfItsRangeBehindItsOffset() {
    int[] index = {9, 0, 2, 3, 9};
    double[] value = {100, 1, 2, 3, 100};
    double[] dense = {10, 20, 30, 40, 50, 60};
    Kernels.axpy(-2, index, value, 1, 4, dense, 1);
    assertArrayEquals(new double[] {10, 18, 30, 36, 44, 60}, dense, 0);
  }

  @Test
  public void anEmptyRangeHasDotZeroAndChangesNothing() {
    double[] dense = {1, 2};
    assertSameBits("dot", 0.0, Kernels.dot(new int[0], new double[0], 0, 0, dense, 0));
    Kernels.axpy(5, new int[0], new double[0], 0, 0, dense, 0);
    assertArrayEquals(new double[] {1, 2}, dense, 0);
  }

  @Test
  public void infinityNormAgreesWithCommonsMathAndHandsNanOn() {
    double[] x = random(new Random(5), 1000);
    assertEquals(new ArrayRealVector(x).getLInfNorm(), Kernels.normInfinity(x), 0);
    assertEquals(0, Kernels.normInfinity(new double[0]), 0);
    assertEquals(7, Kernels.normInfinity(new double[] {1, -7, 3}), 0);
    for (int at = 0; at < 3; at++) {
      double[] sick = {1, 2, 3};
      sick[at] = Double.NaN;
      assertTrue("NaN at " + at, Double.isNaN(Kernels.normInfinity(sick)));
    }
    double[] endless = {1, Double.NEGATIVE_INFINITY};
    assertEquals(Double.POSITIVE_INFINITY, Kernels.normInfinity(endless), 0);
  }

  @Test
  public void aNanAnywhereReachesTheDot() {
    for (int at = 0; at < 20; at++) {
      double[] x = new double[20];
      Arrays.fill(x, 1);
      x[at] = Double.NaN;
      assertTrue("NaN at " + at, Double.isNaN(Kernels.dot(x, new double[20])));
    }
  }
}
