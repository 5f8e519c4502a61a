package org.plait.optim;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.Test;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;
import org.plait.optim.LineSearch.Outcome;

public class LineSearchTest {
  private static final double[] FIRST_STEPS = {1e-6, 1e-3, 0.1, 1, 10, 1e3};

  /** A function along a line, descending at 0, and its derivative. */
  private record Line(String name, DoubleUnaryOperator f, DoubleUnaryOperator slope) {
    double value(double t) {
      return f.applyAsDouble(t);
    }

    double slopeAt(double t) {
      return slope.applyAsDouble(t);
    }
  }

  private record Run(List<Double> steps, Outcome last) {
    double accepted() {
      return steps.get(steps.size() - 1);
    }
  }

  private static Run run(Line line, double first) {
    LineSearch search = new LineSearch(line.value(0), line.slopeAt(0), first);
    List<Double> steps = new ArrayList<>();
    Outcome outcome = Outcome.CONTINUE;
    while (outcome == Outcome.CONTINUE) {
      double t = search.step();
      steps.add(t);
      assertTrue(line.name + ": ends after " + steps.size(), steps.size() <= 31);
      outcome = search.accept(line.value(t), line.slopeAt(t));
    }
    return new Run(steps, outcome);
  }

  private static void assertWolfe(Line line, double first) {
    Run run = run(line, first);
    String what = line.name + " from " + first + ": " + run.steps;
    assertEquals(what, Outcome.ACCEPTED, run.last);
    double t = run.accepted();
    double slope = line.slopeAt(0);
    double start = line.value(0);
    boolean wolfe = line.value(t) <= start + 1e-4 * t * slope;
    boolean approximate =
        line.value(t) <= start + 1e-12 * Math.abs(start) && line.slopeAt(t) <= (2e-4 - 1) * slope;
    assertTrue(what + ": forwards", t > 0);
    if (run.steps.size() == 31) {
      assertTrue(what + ": settles for a decrease", wolfe);
      return;
    }
    assertTrue(what + ": curvature", Math.abs(line.slopeAt(t)) <= 0.9 * Math.abs(slope));
    assertTrue(what + ": decrease", wolfe || approximate);
  }

  private static Line yanai(double b1, double b2) {
    double g1 = Math.sqrt(1 + b1 * b1) - b1;
    double g2 = Math.sqrt(1 + b2 * b2) - b2;
    return new Line(
        "Yanai " + b1 + " " + b2,
        t -> g1 * Math.hypot(1 - t, b2) + g2 * Math.hypot(t, b1),
        t -> g1 * (t - 1) / Math.hypot(1 - t, b2) + g2 * t / Math.hypot(t, b1));
  }

  /** The functions of Moré and Thuente, ACM TOMS 20, 1994, section 5, without their third. */
  private static List<Line> hard() {
    return List.of(
        new Line("(5.1)", t -> -t / (t * t + 2), t -> (t * t - 2) / ((t * t + 2) * (t * t + 2))),
        new Line(
            "(5.2)",
            t -> Math.pow(t + 0.004, 5) - 2 * Math.pow(t + 0.004, 4),
            t -> 5 * Math.pow(t + 0.004, 4) - 8 * Math.pow(t + 0.004, 3)),
        yanai(0.001, 0.001),
        yanai(0.01, 0.001),
        yanai(0.001, 0.01));
  }

  @Test
  public void acceptedPointsOfHardFunctionsSatisfyWolfe() {
    for (Line line : hard()) {
      for (double first : FIRST_STEPS) {
        assertWolfe(line, first);
      }
    }
  }

  @Test
  public void acceptedPointsOfConvexFunctionsSatisfyWolfe() {
    for (double scale : new double[] {1e-8, 1, 1e8}) {
      for (double centre : new double[] {1e-3, 1, 50}) {
        Line parabola =
            new Line(
                "parabola " + scale + " " + centre,
                t -> scale * (t - centre) * (t - centre),
                t -> 2 * scale * (t - centre));
        Line exponential =
            new Line(
                "exponential " + scale + " " + centre,
                t -> scale * (Math.exp(t / centre) - 3 * t / centre),
                t -> scale / centre * (Math.exp(t / centre) - 3));
        for (double first : FIRST_STEPS) {
          assertWolfe(parabola, first);
          assertWolfe(exponential, first);
        }
      }
    }
  }

  @Test
  public void aKinkOfLogisticLossesIsFound() {
    Line line =
        new Line(
            "logistic",
            t -> Math.log1p(Math.exp(-100 * t)) + Math.log1p(Math.exp(100 * (t - 0.3))),
            t -> -100 / (1 + Math.exp(100 * t)) + 100 / (1 + Math.exp(-100 * (t - 0.3))));
    for (double first : FIRST_STEPS) {
      assertWolfe(line, first);
    }
  }

  @Test
  public void regionsWithoutFiniteValuesAreLeft() {
    Line barrier =
        new Line(
            "barrier", t -> t < 2 ? -Math.log(2 - t) - 3 * t : Double.NaN, t -> 1 / (2 - t) - 3);
    Line wall =
        new Line(
            "wall",
            t -> t < 0.01 ? (t - 0.008) * (t - 0.008) : Double.POSITIVE_INFINITY,
            t -> t < 0.01 ? 2 * (t - 0.008) : Double.NaN);
    Line narrow =
        new Line(
            "narrow",
            t -> t > 1e-7 ? Double.NaN : 1e7 * t * t - t,
            t -> t > 1e-7 ? Double.NEGATIVE_INFINITY : 2e7 * t - 1);
    for (double first : FIRST_STEPS) {
      assertWolfe(barrier, first);
      assertWolfe(wall, first);
      assertWolfe(narrow, first);
    }
  }

  @Test
  public void aValueThatIsNotFiniteIsNeverAccepted() {
    double[] sick = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    for (double value : sick) {
      assertNotEquals(Outcome.ACCEPTED, new LineSearch(1, -1, 1).accept(value, 0));
      assertNotEquals(Outcome.ACCEPTED, new LineSearch(1, -1, 1).accept(0, value));
    }
  }

  @Test
  public void whereValuesDrownInRoundingSlopesDecide() {
    // The decrease of 1e-18 cannot be seen beside 1; the slope at the minimum can.
    Line flat = new Line("flat", t -> 1 + 1e-18 * (t - 1) * (t - 1), t -> 2e-18 * (t - 1));
    Run run = run(flat, 0.9);
    assertEquals(Outcome.ACCEPTED, run.last);
    assertEquals(1, run.steps.size());
    Line noisy =
        new Line("noisy", t -> 1 + (t == 0 ? 0 : 1e-15) + 1e-18 * t * t, t -> 2e-18 * (t - 1));
    assertEquals(Outcome.ACCEPTED, run(noisy, 1.2).last);
    // But a rise beyond rounding is no minimum, whatever its slope.
    assertNotEquals(Outcome.ACCEPTED, new LineSearch(1, -1e-9, 1).accept(1 + 1e-9, 0));
  }

  @Test
  public void tinyAndHugeSlopesMakeNoDifference() {
    for (double scale : new double[] {1e-150, 1e-30, 1e30, 1e150}) {
      assertWolfe(
          new Line("scaled " + scale, t -> scale * t * (t - 2), t -> 2 * scale * (t - 1)), 7);
    }
  }

  @Test
  public void anUnboundedLineEndsAtTheLowestPointSeen() {
    Run run = run(new Line("down for ever", t -> -t, t -> -1), 1);
    assertEquals(Outcome.ACCEPTED, run.last);
    assertEquals(31, run.steps.size());
    assertEquals(0x1p29, run.accepted(), 0);
  }

  @Test
  public void aSlopeThatLiesEndsWithAFailure() {
    assertEquals(Outcome.FAILED, run(new Line("up", t -> t, t -> -1), 1).last);
    assertEquals(
        Outcome.FAILED, run(new Line("nan", t -> t == 0 ? 0 : Double.NaN, t -> -1), 1).last);
  }

  /** No point of |t - 1| has a small slope; the lowest of those tried is close to its corner. */
  @Test
  public void aCornerIsLeftForTheLowestPointSeen() {
    Line corner = new Line("corner", t -> Math.abs(t - 1), t -> t < 1 ? -1 : 1);
    Run run = run(corner, 0.3);
    assertEquals(Outcome.ACCEPTED, run.last);
    assertEquals(1, run.accepted(), 1e-6);
    for (double t : run.steps) {
      assertTrue(corner.value(run.accepted()) <= corner.value(t));
    }
  }

  @Test
  public void aPointToSettleForThatIsGoneEndsWithAFailure() {
    LineSearch search = new LineSearch(0, -1, 1);
    for (int i = 0; i < 30; i++) {
      assertEquals(Outcome.CONTINUE, search.accept(-search.step(), -1));
    }
    assertEquals(Outcome.FAILED, search.accept(Double.NaN, -1));
  }

  @Test
  public void aSearchThatIsSavedAndRestoredAfterEachEvaluationTakesTheSameSteps() {
    List<Line> lines = new ArrayList<>(hard());
    lines.add(
        new Line(
            "barrier", t -> t < 2 ? -Math.log(2 - t) - 3 * t : Double.NaN, t -> 1 / (2 - t) - 3));
    for (Line line : lines) {
      for (double first : FIRST_STEPS) {
        Run run = run(line, first);
        LineSearch search = new LineSearch(line.value(0), line.slopeAt(0), first);
        for (double t : run.steps) {
          Map<String, Double> saved = new HashMap<>();
          search.save(saved);
          search = LineSearch.restore(saved);
          assertEquals(line.name, t, search.step(), 0);
          search.accept(line.value(t), line.slopeAt(t));
        }
      }
    }
  }

  @Test
  public void aStateThatIsNotWholeIsRefusedByName() {
    Map<String, Double> saved = new HashMap<>();
    new LineSearch(1, -1, 1).save(saved);
    for (String name : List.copyOf(saved.keySet())) {
      Map<String, Double> less = new HashMap<>(saved);
      less.remove(name);
      PlaitException e = assertThrows(PlaitException.class, () -> LineSearch.restore(less));
      assertEquals(ErrorCode.BAD_DATA, e.code());
      assertTrue(e.getMessage(), e.getMessage().contains('"' + name + '"'));
    }
  }
}
