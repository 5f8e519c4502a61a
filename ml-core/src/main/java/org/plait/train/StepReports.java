package org.plait.train;

import java.util.LinkedHashMap;
import java.util.Map;
import org.plait.base.Clock;
import org.plait.param.StepTotals;

/** Turns steps into events: what a live line, a page and a history show. */
final class StepReports {
  private final Learning learning;
  private final EventLog log;
  private final Clock clock;
  private long begun;
  private double smoothed = Double.NaN;

  StepReports(Learning learning, EventLog log, Clock clock) {
    this.learning = learning;
    this.log = log;
    this.clock = clock;
  }

  static double seconds(long nanos) {
    return Math.round(nanos / 1e6) / 1e3;
  }

  void stepBegins() {
    begun = clock.nanos();
  }

  void stepEnded(long step, Course.Progress progress, StepTotals totals) {
    double seconds = Math.max(1e-9, (clock.nanos() - begun) / 1e9);
    smoothed = Double.isNaN(smoothed) ? seconds : 0.7 * smoothed + 0.3 * seconds;
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("step", step);
    facts.put("iteration", progress.iteration());
    facts.put("objective", progress.objective());
    facts.put("gradient", progress.gradient());
    facts.put("rows", totals.rows());
    facts.put("seconds", seconds(clock.nanos() - begun));
    facts.put("rowsPerSecond", (double) Math.round(totals.rows() / seconds));
    facts.put("secondsLeftAtMost", secondsLeft(progress.iteration()));
    if (!progress.reason().isEmpty()) {
      facts.put("reason", progress.reason());
    }
    log.record(Event.STEP, facts);
  }

  /** To the iteration limit, were every iteration one step; convergence may come sooner. */
  private double secondsLeft(int iteration) {
    int left = Math.max(0, learning.stopping().iterations() - iteration);
    return (double) Math.round(left * smoothed);
  }
}
