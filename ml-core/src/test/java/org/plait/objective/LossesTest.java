package org.plait.objective;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.Random;
import org.apache.commons.math3.dfp.Dfp;
import org.apache.commons.math3.dfp.DfpField;
import org.apache.commons.math3.dfp.DfpMath;
import org.junit.Test;

/** Against closed forms in 400 decimal digits. */
public class LossesTest {
  private static final DfpField FIELD = new DfpField(400);
  private static final double[] MARGINS = {
    0, -0.0, 1e-300, 1e-17, 1e-9, 0.1, 0.5, 1, 2, 5, 17, 30, 36.5, 40, 100, 600, 700, 744, 745
  };

  private static Dfp exp(double x) {
    return DfpMath.exp(FIELD.newDfp(x));
  }

  private static double exactLogistic(double m) {
    return DfpMath.log(exp(-m).add(1)).toDouble();
  }

  private static double exactSigmoid(double m) {
    return FIELD.getOne().divide(exp(-m).add(1)).toDouble();
  }

  private static double exactSoftmaxLoss(double[] margins, int target) {
    Dfp sum = FIELD.getZero();
    for (double m : margins) {
      sum = sum.add(DfpMath.exp(FIELD.newDfp(m).subtract(FIELD.newDfp(margins[target]))));
    }
    return DfpMath.log(sum).toDouble();
  }

  private static void assertClose(String what, double expected, double actual, double ulps) {
    double bound = ulps * Math.ulp(expected);
    assertTrue(what + ": " + expected + " but was " + actual, Math.abs(expected - actual) <= bound);
  }

  @Test
  public void logisticLossIsRightToAFewUnitsInTheLastPlace() {
    for (double m : MARGINS) {
      assertClose("loss of " + m, exactLogistic(m), Losses.logistic(m), 3);
      assertClose("loss of -" + m, exactLogistic(-m), Losses.logistic(-m), 3);
    }
  }

  @Test
  public void sigmoidIsRightToAFewUnitsInTheLastPlace() {
    for (double m : MARGINS) {
      assertClose("sigmoid of " + m, exactSigmoid(m), Losses.sigmoid(m), 3);
      assertClose("sigmoid of -" + m, exactSigmoid(-m), Losses.sigmoid(-m), 3);
    }
  }

  @Test
  public void extremeMarginsNeitherOverflowNorTurnToNan() {
    for (double m : new double[] {746, 1e5, 1e154, 1e300, Double.MAX_VALUE}) {
      assertEquals(0, Losses.logistic(m), 0);
      assertEquals(m, Losses.logistic(-m), 0);
      assertEquals(1, Losses.sigmoid(m), 0);
      assertEquals(0, Losses.sigmoid(-m), 0);
      double[] margins = {-m / 2, m / 2, 0};
      assertEquals("target is far below", m, Losses.softmax(margins.clone(), 0), m * 1e-15);
      assertEquals("target is far above", 0, Losses.softmax(margins, 1), 1e-150);
      assertArrayEquals(new double[] {0, 1, 0}, margins, 1e-150);
    }
  }

  @Test
  public void softmaxLossIsRightToAFewUnitsInTheLastPlaceEvenWhereItIsTiny() {
    double[][] cases = {
      {0, 0},
      {1, 2, 3},
      {40, 0},
      {0, 40, -3},
      {1000, 970, 960},
      {-500, -500.25, -530},
      {1e6, 1e6 - 30, 1e6 - 31},
      {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1}
    };
    for (double[] margins : cases) {
      for (int target = 0; target < margins.length; target++) {
        double exact = exactSoftmaxLoss(margins, target);
        String what = java.util.Arrays.toString(margins) + ", target " + target;
        assertClose(what, exact, Losses.softmax(margins.clone(), target), 8);
      }
    }
  }

  @Test
  public void probabilitiesAreExponentialsOverTheirSum() {
    Random random = new Random(1);
    for (int round = 0; round < 50; round++) {
      double[] margins = RandomExamples.vector(random, 2 + random.nextInt(9), 20);
      Dfp sum = FIELD.getZero();
      for (double m : margins) {
        sum = sum.add(exp(m));
      }
      double[] p = margins.clone();
      Losses.softmax(p, 0);
      for (int c = 0; c < p.length; c++) {
        assertClose("round " + round, exp(margins[c]).divide(sum).toDouble(), p[c], 40);
      }
    }
  }

  @Test
  public void twoClassesAreALogisticModel() {
    for (double m : MARGINS) {
      double[] margins = {0, m};
      assertClose("loss", Losses.logistic(m), Losses.softmax(margins, 1), 2);
      assertClose("probability", Losses.sigmoid(m), margins[1], 2);
    }
  }

  @Test
  public void aMarginThatIsNoNumberIsNotHidden() {
    for (int at = 0; at < 3; at++) {
      double[] margins = {1, 2, 3};
      margins[at] = Double.NaN;
      assertTrue(Double.isNaN(Losses.softmax(margins, 1)));
    }
    assertTrue(Double.isNaN(Losses.logistic(Double.NaN)));
    assertTrue(Double.isNaN(Losses.sigmoid(Double.NaN)));
  }
}
