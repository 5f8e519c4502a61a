package org.plait.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plait.base.Clock;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;
import org.plait.data.DataSummary;
import org.plait.objective.ModelKind;
import org.plait.objective.ModelSpec;
import org.plait.param.Checkpoint;
import org.plait.param.ParameterPartition;
import org.plait.param.StepTotals;

/**
 * Asks an engine for one step after another until the course is over, and commits the state in
 * between: the same loop in the client's process for the local engine and in the ApplicationMaster
 * for MapReduce. One thread.
 */
public final class TrainingLoop {
  private final TrainingPlan plan;
  private final TrainingEngine engine;
  private final Checkpoints checkpoints;
  private final EventLog log;
  private final Clock clock;
  private long lastCommit;
  private long committedStep = -1;

  public TrainingLoop(
      TrainingPlan plan,
      TrainingEngine engine,
      Checkpoints checkpoints,
      EventLog log,
      Clock clock) {
    this.plan = plan;
    this.engine = engine;
    this.checkpoints = checkpoints;
    this.log = log;
    this.clock = clock;
  }

  /** Runs to the end of the course. */
  public Outcome run() {
    Learning learning = load();
    engine.begin(learning);
    lastCommit = clock.nanos();
    Course course = start(learning);
    StepReports reports = new StepReports(learning, log, clock);
    while (!course.isFinished()) {
      Checkpoint state = course.state();
      commitIfDue(state);
      reports.stepBegins();
      List<ParameterPartition> after =
          engine.step(new StepRequest(state.step() + 1, course.phase(), state));
      course.accept(after);
      requireFinite(course, after.get(0).totals());
      reports.stepEnded(state.step() + 1, course.progress(), after.get(0).totals());
    }
    return new Outcome(
        learning, course.weights(), course.progress(), course.state().step(), validate(course));
  }

  private Learning load() {
    long from = clock.nanos();
    DataSummary summary = engine.load();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("rows", summary.rows());
    facts.put("features", summary.columns());
    facts.put("entries", summary.entries());
    facts.put("blocks", summary.totalBlocks());
    facts.put("seconds", StepReports.seconds(clock.nanos() - from));
    log.record(Event.LOADED, facts);
    return Learnings.of(plan, summary);
  }

  private Course start(Learning learning) {
    Optional<Checkpoint> saved = checkpoints.latest();
    saved.ifPresent(
        c -> {
          committedStep = c.step();
          log.record(Event.RESUMED, Map.of("step", c.step()));
        });
    Checkpoint from = saved.orElseGet(() -> initial(learning));
    if (learning.algorithm().mode() == Mode.AVERAGE || !isWholeVector(learning)) {
      return new UpdateCourse(learning, Learnings.updates(plan, learning), from);
    }
    return new LbfgsCourse(learning, from);
  }

  private static boolean isWholeVector(Learning learning) {
    return learning.spec().kind() != ModelKind.KMEANS
        && learning.algorithm().optimizer().equals(Algorithm.LBFGS);
  }

  private Checkpoint initial(Learning learning) {
    ModelSpec spec = learning.spec();
    double[] weights =
        spec.kind() == ModelKind.KMEANS
            ? new KMeansStart(spec, plan.seed()).centres(learning.rows(), engine::rows)
            : new double[Math.toIntExact(spec.space().size())];
    return new Checkpoint(
        0,
        List.of(new ParameterPartition(spec.space().all(), weights, new double[0][])),
        Map.of(),
        Map.of());
  }

  private void commitIfDue(Checkpoint state) {
    long interval = plan.execution().checkpointSeconds() * 1_000_000_000L;
    boolean due = engine.readsCheckpoints() || clock.nanos() - lastCommit >= interval;
    if (due && state.step() != committedStep) {
      checkpoints.commit(state);
      committedStep = state.step();
      lastCommit = clock.nanos();
    }
  }

  private void requireFinite(Course course, StepTotals totals) {
    if (!Double.isFinite(totals.loss()) || !Double.isFinite(course.progress().objective())) {
      throw new PlaitException(
          ErrorCode.DIVERGED,
          "Training diverged in step "
              + course.state().step()
              + ": the loss is "
              + totals.loss()
              + " over "
              + totals.rows()
              + " rows.",
          "Scale the features (--scale) or lower --learning-rate.");
    }
  }

  private Map<String, Double> validate(Course course) {
    if (plan.validation().isEmpty() && plan.holdOut() == 0) {
      return Map.of();
    }
    Map<String, Double> metrics = engine.validate(course.weights()).metrics();
    log.record(Event.VALIDATED, new LinkedHashMap<>(metrics));
    return metrics;
  }
}
