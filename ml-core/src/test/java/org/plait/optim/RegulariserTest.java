package org.plait.optim;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.Test;
import org.plait.param.KeyRange;
import org.plait.param.ParameterSpace;
import org.plait.param.Partitioner;

public class RegulariserTest {
  private static final ParameterSpace SPACE = new ParameterSpace(3, 1100, 1, false);

  private static double[] weights() {
    return new Random(1).doubles(SPACE.size()).map(u -> 4 * u - 2).toArray();
  }

  private static boolean isIntercept(int key) {
    return key == 1100 || key == 2201 || key == 3302;
  }

  @Test
  public void valueIsHalfTheSquaresPlusTheAbsolutesWithoutIntercepts() {
    double[] w = weights();
    BigDecimal squares = BigDecimal.ZERO;
    BigDecimal absolutes = BigDecimal.ZERO;
    for (int key = 0; key < w.length; key++) {
      if (!isIntercept(key)) {
        BigDecimal v = new BigDecimal(w[key]);
        squares = squares.add(v.multiply(v));
        absolutes = absolutes.add(v.abs());
      }
    }
    for (double[] c : new double[][] {{0, 0}, {0, 0.3}, {0.7, 0}, {0.25, 1e-4}}) {
      double expected =
          squares
              .multiply(new BigDecimal(c[1] / 2))
              .add(absolutes.multiply(new BigDecimal(c[0])))
              .doubleValue();
      double value = new Regulariser(c[0], c[1], SPACE).value(w);
      assertEquals(expected, value, 1e-13 * expected);
    }
  }

  @Test
  public void valueAddsUpOverKeyBlocksInOrder() {
    double[] w = weights();
    double squares = 0;
    for (int from = 0; from < w.length; from += 1024) {
      double block = 0;
      for (int key = from; key < Math.min(w.length, from + 1024); key++) {
        block += isIntercept(key) ? 0 : w[key] * w[key];
      }
      squares += block;
    }
    assertEquals(squares, new Regulariser(0, 2, SPACE).value(w), 0);
  }

  @Test
  public void smoothGradientIsTheDifferenceOfTheValue() {
    ParameterSpace space = new ParameterSpace(2, 3, 1, false);
    Regulariser smooth = new Regulariser(0, 0.6, space);
    double[] w = {1, -2, 0.5, 9, 0, 3, -1, -9};
    double[] gradient = new double[8];
    smooth.addSmoothGradient(space.all(), w, gradient);
    for (int key = 0; key < 8; key++) {
      double[] up = w.clone();
      double[] down = w.clone();
      up[key] += 0.5;
      down[key] -= 0.5;
      assertEquals(smooth.value(up) - smooth.value(down), gradient[key], 1e-14);
    }
  }

  @Test
  public void smoothGradientIsAddedAndIgnoresL1() {
    ParameterSpace space = new ParameterSpace(1, 2, 1, false);
    double[] gradient = {10, 20, 30};
    new Regulariser(5, 2, space).addSmoothGradient(space.all(), new double[] {1, -1, 7}, gradient);
    assertArrayEquals(new double[] {12, 18, 30}, gradient, 0);
  }

  @Test
  public void aRangeOfKeysGetsItsPartOfTheGradient() {
    double[] w = weights();
    double[] whole = new double[w.length];
    Regulariser regulariser = new Regulariser(0, 0.1, SPACE);
    regulariser.addSmoothGradient(SPACE.all(), w, whole);
    for (KeyRange range : new Partitioner(SPACE, 7).ranges()) {
      double[] part = new double[range.length()];
      double[] its = java.util.Arrays.copyOfRange(w, (int) range.from(), (int) range.to());
      regulariser.addSmoothGradient(range, its, part);
      assertArrayEquals(
          java.util.Arrays.copyOfRange(whole, (int) range.from(), (int) range.to()), part, 0);
    }
  }
}
