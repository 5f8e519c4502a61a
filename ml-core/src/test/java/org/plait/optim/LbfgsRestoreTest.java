package org.plait.optim;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.Test;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;

public class LbfgsRestoreTest {
  private static final int MEMORY = 4;

  /** As a checkpoint keeps it: copies of vectors, numbers as hexadecimal text. */
  private static Lbfgs throughACheckpoint(Lbfgs solver) {
    Map<String, double[]> vectors = new HashMap<>();
    solver.vectors().forEach((name, v) -> vectors.put(name, v.clone()));
    Map<String, Double> scalars = new TreeMap<>();
    solver.scalars().forEach((name, v) -> scalars.put(name, Double.valueOf(Double.toHexString(v))));
    return Lbfgs.restore(solver.point().clone(), MEMORY, vectors, scalars);
  }

  private static void assertSameBits(String what, double[] expected, double[] actual) {
    assertEquals(what, expected.length, actual.length);
    for (int i = 0; i < expected.length; i++) {
      assertEquals(
          what + ", element " + i,
          Double.doubleToRawLongBits(expected[i]),
          Double.doubleToRawLongBits(actual[i]));
    }
  }

  private static void assertSame(String what, Lbfgs expected, Lbfgs actual) {
    assertSameBits(what + ", point", expected.point(), actual.point());
    assertSameBits(what + ", best", expected.best(), actual.best());
    assertEquals(what, expected.objective(), actual.objective(), 0);
    assertEquals(what, expected.gradientNorm(), actual.gradientNorm(), 0);
    assertEquals(what, expected.startNorm(), actual.startNorm(), 0);
    assertEquals(what, expected.iterations(), actual.iterations());
    assertEquals(what, expected.isStuck(), actual.isStuck());
    assertEquals(what, expected.scalars(), actual.scalars());
  }

  private static void assertResumesAnywhere(String what, Smooth f, double[] start) {
    Lbfgs straight = new Lbfgs(start.clone(), MEMORY);
    Lbfgs resumed = new Lbfgs(start.clone(), MEMORY);
    for (int e = 0; e < 400 && !straight.isStuck(); e++) {
      String where = what + ", evaluation " + e;
      assertSame(where, straight, resumed);
      boolean a = straight.accept(f.value(straight.point()), f.gradient(straight.point()));
      boolean b = resumed.accept(f.value(resumed.point()), f.gradient(resumed.point()));
      assertEquals(where, a, b);
      resumed = throughACheckpoint(resumed);
    }
    assertSame(what + ", end", straight, resumed);
  }

  @Test
  public void aRunThatIsRestoredAfterEveryEvaluationTakesTheSameWay() {
    assertResumesAnywhere("valley", new Rosenbrock(), Rosenbrock.start(8));
    for (int seed = 0; seed < 5; seed++) {
      Quadratic f = Quadratic.random(new Random(seed), 9, 1e5);
      assertResumesAnywhere("quadratic " + seed, f, new double[9]);
    }
  }

  @Test
  public void aLineSearchThatLeftTheDomainIsRestoredToo() {
    Smooth f =
        new Smooth() {
          @Override
          public double value(double[] x) {
            return 5 * x[0] - Math.log(x[0]);
          }

          @Override
          public double[] gradient(double[] x) {
            return new double[] {5 - 1 / x[0]};
          }
        };
    assertResumesAnywhere("logarithm", f, new double[] {0.9});
  }

  @Test
  public void theStateHandedOutSurvivesTheStepsThatFollow() {
    Smooth f = new Rosenbrock();
    Lbfgs solver = new Lbfgs(Rosenbrock.start(6), MEMORY);
    for (int e = 0; e < 30; e++) {
      Map<String, double[]> vectors = solver.vectors();
      Map<String, double[]> copies = new HashMap<>();
      vectors.forEach((name, v) -> copies.put(name, v.clone()));
      solver.accept(f.value(solver.point()), f.gradient(solver.point()));
      copies.forEach((name, v) -> assertSameBits(name, v, vectors.get(name)));
    }
  }

  @Test
  public void aStateThatIsNotWholeIsRefusedByName() {
    Smooth f = new Rosenbrock();
    Lbfgs solver = new Lbfgs(Rosenbrock.start(4), MEMORY);
    for (int e = 0; e < 10; e++) {
      solver.accept(f.value(solver.point()), f.gradient(solver.point()));
    }
    assertTrue(solver.vectors().containsKey("y0"));
    for (String name : List.copyOf(solver.vectors().keySet())) {
      Map<String, double[]> less = new HashMap<>(solver.vectors());
      less.remove(name);
      refusal(name, solver, less, solver.scalars());
    }
    for (String name : List.copyOf(solver.scalars().keySet())) {
      Map<String, Double> less = new HashMap<>(solver.scalars());
      less.remove(name);
      refusal(name, solver, solver.vectors(), less);
    }
  }

  private static void refusal(
      String name, Lbfgs solver, Map<String, double[]> vectors, Map<String, Double> scalars) {
    PlaitException e =
        assertThrows(
            name,
            PlaitException.class,
            () -> Lbfgs.restore(solver.point(), MEMORY, vectors, scalars));
    assertEquals(ErrorCode.BAD_DATA, e.code());
    assertTrue(e.getMessage(), e.getMessage().contains('"' + name + '"'));
  }
}
