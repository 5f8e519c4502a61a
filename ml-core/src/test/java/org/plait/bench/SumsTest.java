package org.plait.bench;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.Test;

/** The alternative that is measured does what its description says. */
public class SumsTest {
  private static final int PARTIALS = 128;
  private static final int LENGTH = 40;

  private static double[][] partials(long seed) {
    Random random = new Random(seed);
    double[][] partials = new double[PARTIALS][];
    Arrays.setAll(partials, i -> random.doubles(LENGTH).map(u -> 2e3 * (u - 0.5)).toArray());
    return partials;
  }

  private static double[] sum(List<double[]> order, double bound) {
    PreRoundedSum sum = new PreRoundedSum(LENGTH, PARTIALS, bound);
    order.forEach(sum::add);
    return sum.sums();
  }

  @Test
  public void preRoundedSumsDoNotDependOnTheOrder() {
    for (long seed = 0; seed < 50; seed++) {
      double[][] partials = partials(seed);
      List<double[]> order = new ArrayList<>(List.of(partials));
      double bound = PreRoundedSum.bound(partials);
      double[] first = sum(order, bound);
      Collections.shuffle(order, new Random(seed));
      assertArrayEquals("seed " + seed, first, sum(order, bound), 0);
    }
  }

  @Test
  public void preRoundedSumsErrByHalfTheGridAPartial() {
    double[][] partials = partials(77);
    double[] sums = sum(List.of(partials), 1000);
    double grid = Math.scalb(1.0, 17 - 52);
    for (int key = 0; key < LENGTH; key++) {
      BigDecimal exact = BigDecimal.ZERO;
      for (double[] partial : partials) {
        exact = exact.add(new BigDecimal(partial[key]));
      }
      assertEquals(exact.doubleValue(), sums[key], PARTIALS * grid / 2);
    }
  }
}
