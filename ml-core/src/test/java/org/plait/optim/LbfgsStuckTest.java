package org.plait.optim;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import java.util.Random;
import org.junit.Test;

/** Where there is nothing more to gain, the solver says so and keeps the best. */
public class LbfgsStuckTest {

  private static Smooth of(
      java.util.function.ToDoubleFunction<double[]> value,
      java.util.function.UnaryOperator<double[]> gradient) {
    return new Smooth() {
      @Override
      public double value(double[] x) {
        return value.applyAsDouble(x);
      }

      @Override
      public double[] gradient(double[] x) {
        return gradient.apply(x);
      }
    };
  }

  @Test
  public void aStartAtTheMinimumIsTheEnd() {
    Lbfgs solver = new Lbfgs(new double[] {1, 2}, 5);
    assertTrue(solver.accept(7, new double[2]));
    assertTrue(solver.isStuck());
    assertArrayEquals(new double[] {1, 2}, solver.best(), 0);
    assertEquals(7, solver.objective(), 0);
    assertEquals(0, solver.gradientNorm(), 0);
  }

  @Test
  public void atTheEndOfDoublePrecisionTheSolverStopsNearTheMinimum() {
    for (int seed = 0; seed < 20; seed++) {
      Quadratic f = Quadratic.random(new Random(seed), 10, 1e3);
      Minimisation m = new Minimisation(f, new double[10], 10).until(0, 2000);
      String what = "seed " + seed + " after " + m.evaluations;
      assertTrue(what, m.solver.isStuck());
      assertTrue(what + ": " + m.solver.gradientNorm(), m.solver.gradientNorm() < 1e-6);
      assertArrayEquals(what, f.minimiser(), m.solver.best(), 1e-6);
      assertSame("nothing more to evaluate", m.solver.best(), m.solver.point());
    }
  }

  @Test
  public void theObjectiveNeverRisesBeyondRounding() {
    Minimisation m = new Minimisation(new Rosenbrock(), Rosenbrock.start(12), 8).until(0, 2000);
    double last = Double.POSITIVE_INFINITY;
    for (Minimisation.Iterate it : m.iterates) {
      assertTrue(it.value() <= last + 1e-12 * Math.abs(last));
      last = it.value();
    }
    assertTrue(m.solver.isStuck());
    assertEquals(last, m.solver.objective(), 0);
  }

  @Test
  public void aStartThatHasNoValueIsGivenUp() {
    for (double sick : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      Lbfgs solver = new Lbfgs(new double[] {1, 2}, 5);
      solver.accept(sick, new double[] {Double.NaN, 1});
      assertTrue(solver.isStuck());
      assertArrayEquals(new double[] {1, 2}, solver.best(), 0);
    }
  }

  @Test
  public void gradientsWhoseSquaresOverflowAreGivenUp() {
    Smooth f = of(x -> 1e200 * (x[0] - 1) * (x[0] - 1), x -> new double[] {2e200 * (x[0] - 1)});
    Minimisation m = new Minimisation(f, new double[] {3}, 5).until(0, 200);
    assertTrue("no endless iterations without a step", m.evaluations < 200);
    assertTrue(m.solver.isStuck());
  }

  @Test
  public void gradientsWhoseSquaresVanishAreGivenUp() {
    Smooth f = of(x -> 1e-200 * x[0] * x[0], x -> new double[] {2e-200 * x[0]});
    Minimisation m = new Minimisation(f, new double[] {3}, 5).until(0, 200);
    assertTrue(m.solver.isStuck());
    assertTrue(m.evaluations + " evaluations", m.evaluations < 200);
    assertTrue(Double.isFinite(m.solver.best()[0]));
  }

  @Test
  public void everyIterationOnAnUnboundedFunctionEnds() {
    Smooth f = of(x -> -x[0], x -> new double[] {-1});
    Minimisation m = new Minimisation(f, new double[] {0}, 5).until(0, 500);
    assertTrue(m.solver.iterations() >= 500 / 31 - 1);
    assertTrue(m.solver.objective() < -1e9);
  }

  /** A constant slope to a wall: no point satisfies the curvature condition, all descend. */
  @Test
  public void aDescentWithoutCurvatureIsNotThrownAway() {
    Smooth wall =
        of(x -> x[0] > 2 ? Double.NaN : 10 - x[0], x -> new double[] {x[0] > 2 ? Double.NaN : -1});
    Minimisation m = new Minimisation(wall, new double[] {0.5}, 5).until(0, 5000);
    assertTrue(m.solver.isStuck());
    assertEquals(8, m.solver.objective(), 1e-6);
    assertEquals(2, m.solver.best()[0], 1e-6);
  }

  /** Where rounding rules, values rise and fall by chance: going on for ever would gain nothing. */
  @Test
  public void wanderingInRoundingIsNoProgress() {
    for (int seed = 0; seed < 10; seed++) {
      Random noise = new Random(seed);
      Smooth f =
          of(
              x -> 1 + 1e-14 * noise.nextGaussian() + 0.5 * x[0] * x[0] + x[1] * x[1],
              x -> {
                double error = 1e-9 * noise.nextGaussian();
                return new double[] {x[0] + error, 2 * x[1] - error};
              });
      Minimisation m = new Minimisation(f, new double[] {3, -4}, 5).until(0, 2000);
      assertTrue("seed " + seed, m.solver.isStuck());
      assertTrue(m.evaluations + " evaluations", m.evaluations < 400);
      assertArrayEquals(new double[2], m.solver.best(), 1e-7);
    }
  }
}
