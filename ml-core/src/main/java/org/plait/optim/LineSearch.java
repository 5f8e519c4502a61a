package org.plait.optim;

import java.util.Map;

/**
 * A line search for the strong Wolfe conditions (Nocedal and Wright, Numerical Optimization, 2nd
 * ed., algorithms 3.5 and 3.6), turned inside out: it names the next step length and is told value
 * and slope there, so that an evaluation may be a whole cluster job and the search may be saved and
 * resumed between any two.
 *
 * <p>Near a minimum, where values no longer differ beyond rounding, the approximate Wolfe condition
 * of Hager and Zhang (SIAM J. Optimization 16, 2005, eq. 4.1) decides by slopes alone, and so does
 * the bracket. A search that reaches its limit settles for the best point if that is a decrease.
 */
final class LineSearch {
  private static final double SUFFICIENT_DECREASE = 1e-4;
  private static final double CURVATURE = 0.9;

  /** Differences of values below this part of them may be rounding. */
  static final double ROUNDING = 1e-12;

  private static final int LIMIT = 30;

  /** A point on the line: step length, value, slope. */
  private record Point(double t, double f, double slope) {}

  private final Point start;
  private double step;
  private Point low;
  private Point high;
  private boolean bracketed;
  private boolean settling;
  private int evaluations;

  /**
   * @param value at the start of the line
   * @param slope there; negative
   * @param step the first length to try
   */
  LineSearch(double value, double slope, double step) {
    this.start = new Point(0, value, slope);
    this.low = start;
    this.high = start;
    this.step = step;
  }

  /** What an evaluation led to. */
  enum Outcome {
    /** The point satisfies the conditions. */
    ACCEPTED,
    /** Evaluate at {@link #step()} next. */
    CONTINUE,
    /** No acceptable point could be found. */
    FAILED
  }

  /** The step length to evaluate next. */
  double step() {
    return step;
  }

  /** Tells value and slope at {@link #step()}. */
  Outcome accept(double value, double slope) {
    evaluations++;
    if (!Double.isFinite(value) || !Double.isFinite(slope)) {
      return overshot(new Point(step, Double.POSITIVE_INFINITY, 0));
    }
    Point at = new Point(step, value, slope);
    if (settling || isWolfe(at)) {
      return Outcome.ACCEPTED;
    }
    if (bracketed) {
      narrow(at);
    } else if (isAbove(at)) {
      bracket(low, at);
    } else if (slope >= 0) {
      bracket(at, low);
    } else {
      low = at;
      step = at.t * 2;
      return limit();
    }
    return choose();
  }

  private Outcome overshot(Point at) {
    bracketed = true;
    high = at;
    step = low.t + (at.t - low.t) / 10;
    return limit();
  }

  private void bracket(Point newLow, Point newHigh) {
    low = newLow;
    high = newHigh;
    bracketed = true;
  }

  private void narrow(Point at) {
    if (isAbove(at)) {
      high = at;
    } else {
      if (at.slope * (high.t - low.t) >= 0) {
        high = low;
      }
      low = at;
    }
  }

  /** Whether values, where they can be told apart, put a minimum between the low point and this. */
  private boolean isAbove(Point at) {
    return !isFlat(at) && (tooHigh(at) || at.f >= low.f);
  }

  /** Whether the values at this and the low point are the start's but for rounding. */
  private boolean isFlat(Point at) {
    double rounding = ROUNDING * Math.abs(start.f);
    return Math.abs(at.f - start.f) <= rounding && Math.abs(low.f - start.f) <= rounding;
  }

  private boolean tooHigh(Point at) {
    return at.f > start.f + SUFFICIENT_DECREASE * at.t * start.slope;
  }

  private boolean isWolfe(Point at) {
    if (!(Math.abs(at.slope) <= -CURVATURE * start.slope)) {
      return false;
    }
    boolean withinRounding =
        at.f <= start.f + ROUNDING * Math.abs(start.f)
            && at.slope <= (2 * SUFFICIENT_DECREASE - 1) * start.slope;
    return !tooHigh(at) || withinRounding;
  }

  private Outcome choose() {
    double width = high.t - low.t;
    double t = isFlat(high) ? secant(low, high) : cubic(low, high);
    double nearest = low.t + 0.1 * width;
    double farthest = low.t + 0.9 * width;
    boolean inside = t >= Math.min(nearest, farthest) && t <= Math.max(nearest, farthest);
    step = inside ? t : low.t + width / 2;
    return Math.abs(width) <= 1e-16 * Math.abs(low.t) ? settle() : limit();
  }

  private Outcome limit() {
    return evaluations >= LIMIT ? settle() : Outcome.CONTINUE;
  }

  /** Goes back to the low point, whose gradient is to be told again, unless nothing was gained. */
  private Outcome settle() {
    if (settling || low.f >= start.f - ROUNDING * Math.abs(start.f)) {
      return Outcome.FAILED;
    }
    settling = true;
    step = low.t;
    return Outcome.CONTINUE;
  }

  /** Where the line through two slopes is 0. */
  private static double secant(Point a, Point b) {
    return a.t - a.slope * ((b.t - a.t) / (b.slope - a.slope));
  }

  /** Minimiser of the cubic through two points with their slopes (ibid., eq. 3.59). */
  private static double cubic(Point a, Point b) {
    double d1 = a.slope + b.slope - 3 * (a.f - b.f) / (a.t - b.t);
    double square = d1 * d1 - a.slope * b.slope;
    double d2 = Math.copySign(Math.sqrt(Math.max(0, square)), b.t - a.t);
    return b.t - (b.t - a.t) * ((b.slope + d2 - d1) / (b.slope - a.slope + 2 * d2));
  }

  /** Adds all state to a map. */
  void save(Map<String, Double> into) {
    put(into, "start", start);
    put(into, "low", low);
    put(into, "high", high);
    into.put("line.step", step);
    into.put("line.bracketed", bracketed ? 1.0 : 0.0);
    into.put("line.settling", settling ? 1.0 : 0.0);
    into.put("line.evaluations", (double) evaluations);
  }

  private static void put(Map<String, Double> into, String name, Point p) {
    into.put("line." + name + ".t", p.t);
    into.put("line." + name + ".f", p.f);
    into.put("line." + name + ".slope", p.slope);
  }

  /** The search that {@link #save} saved. */
  static LineSearch restore(Map<String, Double> from) {
    Point start = point(from, "start");
    LineSearch search = new LineSearch(start.f, start.slope, Saved.number(from, "line.step"));
    search.low = point(from, "low");
    search.high = point(from, "high");
    search.bracketed = Saved.number(from, "line.bracketed") != 0;
    search.settling = Saved.number(from, "line.settling") != 0;
    search.evaluations = (int) Saved.number(from, "line.evaluations");
    return search;
  }

  private static Point point(Map<String, Double> from, String name) {
    return new Point(
        Saved.number(from, "line." + name + ".t"),
        Saved.number(from, "line." + name + ".f"),
        Saved.number(from, "line." + name + ".slope"));
  }
}
