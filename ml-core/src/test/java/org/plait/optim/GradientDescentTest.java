package org.plait.optim;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.doubles;

import java.util.Random;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealVector;
import org.junit.Test;
import org.plait.param.Contribution;
import org.plait.param.ParameterSpace;

public class GradientDescentTest {
  private static final double[][] NO_SLOTS = new double[0][];

  private static GradientDescent rule(double rate, double l1, double l2, ParameterSpace space) {
    return new GradientDescent(rate, new Regulariser(l1, l2, space));
  }

  private static double step(GradientDescent rule, double[] w, double weight, double... sums) {
    ParameterSpace space = rule.regulariser().space();
    return rule.apply(1, space.all(), w, NO_SLOTS, new Contribution(sums, weight, 0, 1));
  }

  /** In the basis of eigenvectors the error shrinks by 1 - rate * eigenvalue at each step. */
  @Test
  public void onAQuadraticTheErrorShrinksByTheKnownFactors() {
    int n = 6;
    Quadratic f = Quadratic.random(new Random(3), n, 50);
    double rate = 0.015;
    GradientDescent rule = rule(rate, 0, 0, new ParameterSpace(1, n, 0, false));
    RealVector start = new ArrayRealVector(new double[] {1, -2, 3, -4, 5, -6});
    double[] w = start.toArray();
    EigenDecomposition eigen = new EigenDecomposition(f.matrix());
    RealVector optimum = new ArrayRealVector(f.minimiser());
    RealVector error = eigen.getVT().operate(start.subtract(optimum));
    for (int step = 1; step <= 40; step++) {
      double[] sums = f.gradient(w);
      for (int i = 0; i < n; i++) {
        sums[i] *= 8;
      }
      double norm = new ArrayRealVector(f.gradient(w)).getLInfNorm();
      assertEquals("the reported gradient", norm, step(rule, w, 8, sums), 1e-14 * norm);
      for (int i = 0; i < n; i++) {
        error.setEntry(i, error.getEntry(i) * (1 - rate * eigen.getRealEigenvalue(i)));
      }
      double[] expected = eigen.getV().operate(error).add(optimum).toArray();
      assertArrayEquals("step " + step, expected, w, 1e-11);
    }
  }

  @Test
  public void ridgeShrinksFeaturesButNotIntercepts() {
    double[] w = {2, -3, 5};
    step(rule(0.5, 0, 0.1, new ParameterSpace(1, 2, 1, false)), w, 4, 8, 0, 4);
    assertArrayEquals(new double[] {2 - 0.5 * (2 + 0.2), -3 + 0.5 * 0.3, 4.5}, w, 1e-15);
  }

  /** The three cases of the minimiser of (v - u)^2 / 2 + by |v|, written out. */
  private static double soft(double u, double by) {
    if (u > by) {
      return u - by;
    }
    return u < -by ? u + by : 0;
  }

  @Test
  public void lassoStepsAreSoftThresholds() {
    ParameterSpace one = new ParameterSpace(1, 1, 0, false);
    qt().withExamples(2000)
        .forAll(
            doubles().between(-3.0, 3.0), doubles().between(-3.0, 3.0), doubles().between(0.0, 2.0))
        .checkAssert(
            (weight, gradient, l1) -> {
              double[] w = {weight};
              step(rule(0.5, l1, 0, one), w, 1, gradient);
              assertEquals(soft(weight - 0.5 * gradient, 0.5 * l1), w[0], 1e-15);
            });
  }

  @Test
  public void theReportedGradientIsTheSmallestSubgradient() {
    ParameterSpace one = new ParameterSpace(1, 1, 0, false);
    for (double weight : new double[] {-2, -0.0, 0.0, 1e-300, 3}) {
      for (double gradient : new double[] {-2, -0.5, -0.0, 0, 0.3, 0.5, 4}) {
        double smallest = Double.POSITIVE_INFINITY;
        // The subdifferential of |w| is its sign, or at 0 all of [-1, 1].
        for (int i = -1000; i <= 1000; i++) {
          double sign = weight == 0 ? i / 1000.0 : Math.signum(weight);
          smallest = Math.min(smallest, Math.abs(gradient + 0.5 * sign));
        }
        double told = step(rule(0.1, 0.5, 0, one), new double[] {weight}, 1, gradient);
        assertEquals("w " + weight + ", gradient " + gradient, smallest, told, 1e-12);
      }
    }
  }

  /** min h/2 (w - a)^2 + l1 |w| is soft(a, l1 / h); the intercept is not thresholded. */
  @Test
  public void lassoConvergesToTheClosedFormAndThenReportsZero() {
    ParameterSpace space = new ParameterSpace(1, 4, 1, false);
    double[] h = {1, 2, 0.5, 3, 1};
    double[] a = {3, 0.1, -4, -0.2, 0.05};
    double l1 = 0.7;
    GradientDescent rule = rule(0.3, l1, 0, space);
    double[] w = {1, 1, 1, -1, 1};
    double norm = Double.NaN;
    for (int step = 0; step < 400; step++) {
      double[] gradient = new double[5];
      for (int i = 0; i < 5; i++) {
        gradient[i] = h[i] * (w[i] - a[i]);
      }
      norm = step(rule, w, 1, gradient);
    }
    for (int i = 0; i < 5; i++) {
      assertEquals("key " + i, i == 4 ? a[i] : soft(a[i], l1 / h[i]), w[i], 1e-14);
    }
    assertEquals("exactly nothing", 0, w[1], 0);
    assertTrue("at the optimum: " + norm, norm < 1e-13);
  }

  @Test
  public void aStepWithoutExamplesChangesNothing() {
    double[] w = {1, -2};
    double norm = step(rule(0.5, 0.1, 0.1, new ParameterSpace(1, 2, 0, false)), w, 0, 0, 0);
    assertEquals(0, norm, 0);
    assertArrayEquals(new double[] {1, -2}, w, 0);
  }

  @Test
  public void aGradientThatIsNoNumberIsReported() {
    ParameterSpace space = new ParameterSpace(1, 3, 0, false);
    for (int at = 0; at < 3; at++) {
      double[] sums = {1, 2, 3};
      sums[at] = Double.NaN;
      for (double l1 : new double[] {0, 0.5}) {
        double norm = step(rule(0.1, l1, 0, space), new double[3], 1, sums.clone());
        assertTrue("NaN at " + at + ", l1 " + l1, Double.isNaN(norm));
      }
    }
  }
}
