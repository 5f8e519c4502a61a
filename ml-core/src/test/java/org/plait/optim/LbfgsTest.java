package org.plait.optim;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealVector;
import org.junit.Test;

public class LbfgsTest {

  private static double dot(double[] a, double[] b) {
    return new ArrayRealVector(a).dotProduct(new ArrayRealVector(b));
  }

  private static double[] minus(double[] a, double[] b) {
    RealVector difference = new ArrayRealVector(a).subtract(new ArrayRealVector(b));
    return difference.toArray();
  }

  @Test
  public void quadraticsEndAtTheSolutionOfTheirLinearSystem() {
    for (int seed = 0; seed < 30; seed++) {
      Random random = new Random(seed);
      int n = 1 + random.nextInt(40);
      Quadratic f = Quadratic.random(random, n, Math.pow(10, random.nextInt(4)));
      double[] start = random.doubles(n).map(u -> 20 * u - 10).toArray();
      Minimisation m = new Minimisation(f, start, 10).until(1e-9, 2000);
      assertTrue("seed " + seed + " converges", m.solver.gradientNorm() <= 1e-9);
      // All eigenvalues are 1 at least: the error is at most the gradient's length.
      assertArrayEquals("seed " + seed, f.minimiser(), m.solver.best(), 1e-8);
    }
  }

  @Test
  public void rosenbrocksValleyIsFollowedToItsEnd() {
    for (int n : new int[] {2, 3, 8, 50}) {
      double[] start = n == 2 ? Rosenbrock.start(n) : new double[n];
      Minimisation m = new Minimisation(new Rosenbrock(), start, 10).until(1e-10, 3000);
      double[] ones = new double[n];
      Arrays.fill(ones, 1);
      assertArrayEquals("n = " + n, ones, m.solver.best(), 1e-8);
      if (n == 2) {
        assertTrue(m.evaluations + " evaluations", m.evaluations < 70);
      }
    }
  }

  private static void assertWolfe(List<Minimisation.Iterate> iterates, String what) {
    for (int k = 0; k + 1 < iterates.size(); k++) {
      Minimisation.Iterate from = iterates.get(k);
      Minimisation.Iterate to = iterates.get(k + 1);
      double[] step = minus(to.x(), from.x());
      double before = dot(from.gradient(), step);
      double after = dot(to.gradient(), step);
      String where = what + ", iteration " + (k + 1);
      assertTrue(where + ": descends", before < 0);
      assertTrue(where + ": curvature", Math.abs(after) <= 0.9001 * Math.abs(before));
      boolean decreased = to.value() <= from.value() + 0.9999e-4 * before;
      boolean rounding = to.value() <= from.value() + 1e-12 * Math.abs(from.value());
      assertTrue(where + ": decrease", decreased || rounding);
    }
  }

  @Test
  public void everyCompletedIterationSatisfiesTheWolfeConditions() {
    Minimisation valley = new Minimisation(new Rosenbrock(), Rosenbrock.start(10), 5);
    assertWolfe(valley.until(1e-6, 1000).iterates, "valley");
    for (int seed = 0; seed < 10; seed++) {
      Quadratic f = Quadratic.random(new Random(seed), 12, 1e4);
      Minimisation m = new Minimisation(f, new double[12], 6).until(1e-6, 1000);
      assertWolfe(m.iterates, "quadratic " + seed);
    }
  }

  /** Each step lies along minus H g, H built densely by the recursion of eq. 7.16 and 7.17. */
  @Test
  public void directionsAreThoseOfTheDenseRecursion() {
    int n = 7;
    int memory = 3;
    Quadratic f = Quadratic.random(new Random(5), n, 100);
    List<Minimisation.Iterate> its =
        new Minimisation(f, new double[n], memory).until(1e-7, 500).iterates;
    assertTrue("long enough", its.size() > 8);
    for (int k = 1; k + 1 < its.size(); k++) {
      RealVector step = new ArrayRealVector(minus(its.get(k + 1).x(), its.get(k).x()));
      RealVector expected = DenseInverse.direction(its.subList(0, k + 1), memory);
      double cosine = step.dotProduct(expected) / step.getNorm() / expected.getNorm();
      assertEquals("iteration " + k, 1, cosine, 1e-9);
    }
  }

  @Test
  public void oneDimensionIsEnough() {
    Smooth f =
        new Smooth() {
          @Override
          public double value(double[] x) {
            return Math.cosh(x[0] - 3);
          }

          @Override
          public double[] gradient(double[] x) {
            return new double[] {Math.sinh(x[0] - 3)};
          }
        };
    for (double start : new double[] {-20, 0, 2.999, 40, 300}) {
      Minimisation m = new Minimisation(f, new double[] {start}, 10).until(1e-12, 500);
      assertEquals("from " + start, 3, m.solver.best()[0], 1e-11);
    }
  }

  /** x - log x: beyond 0 there is no value. */
  @Test
  public void regionsWithoutValuesAreAvoided() {
    Smooth f =
        new Smooth() {
          @Override
          public double value(double[] x) {
            return Arrays.stream(x).map(v -> v - Math.log(v)).sum();
          }

          @Override
          public double[] gradient(double[] x) {
            return Arrays.stream(x).map(v -> 1 - 1 / v).toArray();
          }
        };
    for (double start : new double[] {0.1, 1e-6, 5, 1e4}) {
      double[] at = {start, 2 * start, 0.3};
      Minimisation m = new Minimisation(f, at, 10).until(1e-9, 500);
      assertArrayEquals("from " + start, new double[] {1, 1, 1}, m.solver.best(), 1e-8);
    }
  }

  @Test
  public void theStateIsWhatHappened() {
    Quadratic f = Quadratic.random(new Random(1), 5, 10);
    double[] start = {1, 2, 3, 4, 5};
    Lbfgs solver = new Lbfgs(start.clone(), 4);
    assertTrue("no value yet", Double.isNaN(solver.objective()));
    assertArrayEquals(start, solver.point(), 0);
    assertEquals(0, solver.iterations());
    assertTrue("iteration 0", solver.accept(f.value(start), f.gradient(start)));
    double norm = new ArrayRealVector(f.gradient(start)).getLInfNorm();
    assertEquals(norm, solver.startNorm(), 0);
    assertEquals(norm, solver.gradientNorm(), 0);
    assertEquals(f.value(start), solver.objective(), 0);
    assertArrayEquals(start, solver.best(), 0);
    assertEquals(0, solver.iterations());
    assertFalse(solver.isStuck());
    // The first step has length 1, against the gradient.
    double[] first = minus(solver.point(), start);
    assertEquals(1, new ArrayRealVector(first).getNorm(), 1e-14);
    assertEquals(
        -1, new ArrayRealVector(first).cosine(new ArrayRealVector(f.gradient(start))), 1e-14);
    assertEquals("the start's norm stays", norm, solver.startNorm(), 0);
  }

  @Test
  public void noMorePairsAreKeptThanAsked() {
    for (int memory : new int[] {0, 1, 3, 7}) {
      Minimisation m = new Minimisation(new Rosenbrock(), Rosenbrock.start(6), memory);
      m.until(1e-3, 60);
      long pairs = m.solver.vectors().keySet().stream().filter(k -> k.startsWith("s")).count();
      assertTrue(pairs + " pairs", pairs <= memory);
      assertEquals(pairs, m.solver.scalars().get("pairs"), 0);
    }
  }
}
