package org.plait.yarn.web;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plait.base.Clock;
import org.plait.train.Event;
import org.plait.train.EventLog;

/**
 * What is known of a run at this moment. Any thread may tell and any thread may ask; answers are
 * snapshots.
 */
public final class RunState implements EventLog {
  private static final int EVENTS = 500;
  private static final int POINTS = 2_000;

  /** Facts of which a page must not have every one. */
  private static final String ITERATION_LIMIT = "iterationLimit";

  private final String application;
  private final int attempt;
  private final Clock clock;
  private final long started;
  private final Map<String, Object> plan = new LinkedHashMap<>();
  private final Map<String, Object> data = new LinkedHashMap<>();
  private final Map<String, Object> last = new LinkedHashMap<>();
  private final Deque<Numbered> events = new ArrayDeque<>();
  private final List<Point> curve = new ArrayList<>();
  private long sequence;
  private int thinning = 1;
  private String state = "starting";
  private String waiting = "";
  private ChildJob job = ChildJob.NONE;

  /** An event and its number, from 1. */
  record Numbered(long number, Event event) {}

  /** The objective after a step. */
  record Point(long step, double objective) {}

  /**
   * The MapReduce job that runs now.
   *
   * @param title what it is for; empty: none runs
   * @param maps share of map work done
   * @param reduces share of reduce work done
   */
  record ChildJob(String title, String id, String url, double maps, double reduces) {
    static final ChildJob NONE = new ChildJob("", "", "", 0, 0);
  }

  /** All of it, at one moment. */
  record Snapshot(
      String application,
      int attempt,
      String state,
      String waiting,
      long started,
      long now,
      long version,
      double progress,
      Map<String, Object> plan,
      Map<String, Object> data,
      Map<String, Object> last,
      ChildJob job,
      List<Point> curve,
      List<Numbered> events) {}

  public RunState(String application, int attempt, Clock clock) {
    this.application = application;
    this.attempt = attempt;
    this.clock = clock;
    this.started = clock.millis();
  }

  @Override
  public synchronized void record(String kind, Map<String, Object> facts) {
    add(kind, facts);
    switch (kind) {
      case Event.STARTED -> {
        plan.putAll(facts);
        state = "loading";
      }
      case Event.LOADED -> {
        data.putAll(facts);
        state = "training";
      }
      case Event.STEP -> step(facts);
      case Event.VALIDATED -> state = "saving";
      case Event.FINISHED -> state = "finished";
      case Event.FAILED -> state = "failed";
      default -> {}
    }
  }

  private void add(String kind, Map<String, Object> facts) {
    sequence++;
    events.addLast(new Numbered(sequence, new Event(clock.millis(), kind, Map.copyOf(facts))));
    if (events.size() > EVENTS) {
      events.removeFirst();
    }
  }

  private void step(Map<String, Object> facts) {
    last.clear();
    last.putAll(facts);
    waiting = "";
    long step = (long) number(facts, "step");
    double objective = number(facts, "objective");
    if (Double.isFinite(objective) && step % thinning == 0) {
      curve.add(new Point(step, objective));
    }
    if (curve.size() > POINTS) {
      thinning *= 2;
      curve.removeIf(point -> point.step() % thinning != 0);
    }
  }

  /** A MapReduce job was submitted. */
  public synchronized void jobSubmitted(String title, String id, String url) {
    job = new ChildJob(title, id, url, 0, 0);
    waiting = "";
    sequence++;
  }

  /** The running job got on; shares in [0, 1]. */
  public synchronized void jobProgress(String title, double maps, double reduces) {
    job = new ChildJob(title, job.id(), job.url(), maps, reduces);
    waiting = "";
    sequence++;
  }

  /** The run waits, and why. */
  public synchronized void waiting(String reason) {
    waiting = reason;
    sequence++;
  }

  /** Page of the last MapReduce job; empty if there was none yet. */
  public synchronized String jobUrl() {
    return job.url();
  }

  /** Id of the last MapReduce job; empty if there was none yet. */
  public synchronized String jobId() {
    return job.id();
  }

  /** Share of the run that is done, by iterations, in [0, 1]: convergence may come sooner. */
  public synchronized double progress() {
    if (state.equals("finished")) {
      return 1;
    }
    double limit = number(plan, ITERATION_LIMIT);
    double iteration = number(last, "iteration");
    return limit > 0 && iteration > 0 ? Math.min(1, iteration / limit) : 0;
  }

  synchronized Snapshot snapshot() {
    return new Snapshot(
        application,
        attempt,
        state,
        waiting,
        started,
        clock.millis(),
        sequence,
        progress(),
        new LinkedHashMap<>(plan),
        new LinkedHashMap<>(data),
        new LinkedHashMap<>(last),
        job,
        List.copyOf(curve),
        List.copyOf(events));
  }

  private static double number(Map<String, Object> facts, String name) {
    return facts.get(name) instanceof Number n ? n.doubleValue() : Double.NaN;
  }
}
