package org.plait.yarn.web;

import java.util.List;
import java.util.Locale;

/** Draws the objective over the steps as an SVG picture. */
final class Curve {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 220;
  private static final int LEFT = 70;
  private static final int MARGIN = 20;

  private Curve() {}

  /** The picture, or nothing where there are less than two points. */
  static String svg(List<RunState.Point> points) {
    if (points.size() < 2) {
      return "";
    }
    double low = points.stream().mapToDouble(RunState.Point::objective).min().orElse(0);
    double high = points.stream().mapToDouble(RunState.Point::objective).max().orElse(1);
    double span = high > low ? high - low : 1;
    long first = points.get(0).step();
    long steps = Math.max(1, points.get(points.size() - 1).step() - first);
    StringBuilder line = new StringBuilder();
    for (RunState.Point point : points) {
      double x = LEFT + (WIDTH - LEFT - MARGIN) * (double) (point.step() - first) / steps;
      double y = MARGIN + (HEIGHT - 2 * MARGIN) * (high - point.objective()) / span;
      line.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
    }
    return String.format(
        Locale.ROOT,
        """
        <h2>Objective</h2>
        <svg viewBox="0 0 %d %d" role="img" aria-label="Objective from %s at step %d to %s at step %d">
        <text x="4" y="%d">%s</text><text x="4" y="%d">%s</text>
        <text x="%d" y="%d">%d</text><text x="%d" y="%d" text-anchor="end">step %d</text>
        <polyline points="%s"/></svg>
        """,
        WIDTH,
        HEIGHT,
        Page.text(points.get(0).objective()),
        first,
        Page.text(points.get(points.size() - 1).objective()),
        first + steps,
        MARGIN + 4,
        Page.text(high),
        HEIGHT - MARGIN,
        Page.text(low),
        LEFT,
        HEIGHT - 4,
        first,
        WIDTH - MARGIN,
        HEIGHT - 4,
        first + steps,
        line.toString().strip());
  }
}
