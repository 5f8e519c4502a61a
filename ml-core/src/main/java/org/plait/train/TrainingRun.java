package org.plait.train;

import com.google.gson.Gson;
import com.google.gson.JsonSyntaxException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.plait.base.Clock;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;
import org.plait.model.Model;
import org.plait.model.store.CheckpointStore;
import org.plait.model.store.ModelStore;
import org.plait.model.store.StoreFailure;
import org.plait.model.store.WorkFolder;
import org.plait.param.Checkpoint;

/**
 * A whole run around the training loop: takes up what an earlier attempt left, keeps the event log,
 * saves the model by one rename and clears the work folder. One thread.
 *
 * <p>Whatever kills the process, starting the same plan again goes on from the last committed step,
 * on this engine or another.
 */
public final class TrainingRun {
  private static final Gson GSON = new Gson();

  private final TrainingPlan plan;
  private final Configuration hadoop;
  private final String attempt;
  private final EventLog listener;
  private final Clock clock;
  private final Path output;
  private final WorkFolder work;

  /**
   * @param hadoop where paths are looked up
   * @param attempt name of this attempt, different for whoever might run the same plan
   * @param listener is told what the event log is told
   */
  public TrainingRun(
      TrainingPlan plan, Configuration hadoop, String attempt, EventLog listener, Clock clock) {
    this.plan = plan;
    this.hadoop = hadoop;
    this.attempt = attempt;
    this.listener = listener;
    this.clock = clock;
    this.output = new Path(plan.output());
    this.work = WorkFolder.of(output);
  }

  /**
   * Trains to the end and saves the model.
   *
   * @throws PlaitException whatever ended the run; the event log tells it too
   */
  public TrainingResult execute(TrainingEngine engine) {
    return execute(log -> engine);
  }

  /**
   * As above, with an engine that has something to tell the event log itself.
   *
   * @param making is called once, with the log; the caller closes what it makes
   */
  public TrainingResult execute(Function<EventLog, TrainingEngine> making) {
    long from = clock.nanos();
    try {
      prepareFolder();
      TrainingResult result;
      try (JsonLines file = EventFile.open(work.events(), attempt, hadoop, clock)) {
        EventLog log = EventLog.both(file, listener);
        result = execute(making.apply(log), log, from);
      }
      keepHistory();
      return result;
    } catch (IOException e) {
      throw StoreFailure.of("Keeping the run's files in " + work.path(), e);
    }
  }

  private TrainingResult execute(TrainingEngine engine, EventLog log, long from) {
    log.record(Event.STARTED, started(engine));
    TrainingResult result;
    try {
      Outcome outcome = new TrainingLoop(plan, engine, checkpoints(log), log, clock).run();
      Model model = Models.of(plan, outcome, engine.name(), hadoop);
      save(model);
      result = result(outcome, model, engine, from);
    } catch (PlaitException e) {
      log.record(
          Event.FAILED,
          Map.of(
              "code", e.code().name(), "message", Optional.ofNullable(e.getMessage()).orElse("")));
      throw e;
    }
    log.record(Event.FINISHED, result.facts());
    return result;
  }

  private Map<String, Object> started(TrainingEngine engine) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("engine", engine.name());
    facts.put("model", plan.algorithm().model().id());
    facts.put("optimizer", plan.algorithm().optimizer());
    facts.put("mode", plan.algorithm().mode().id());
    facts.put("output", plan.output());
    facts.put("bytes", plan.input().bytes());
    facts.put("files", plan.input().files().size());
    facts.put("iterationLimit", plan.stopping().iterations());
    return facts;
  }

  private Checkpoints checkpoints(EventLog log) {
    CheckpointStore store = new CheckpointStore(hadoop, work, attempt);
    return new Checkpoints() {
      @Override
      public Optional<Checkpoint> latest() {
        CheckpointStore.Latest latest = store.latest();
        latest.warnings().forEach(w -> log.record(Event.PROGRESS, Map.of("text", w)));
        return latest.checkpoint();
      }

      @Override
      public void commit(Checkpoint state) {
        store.commit(state);
        store.prune(2);
      }
    };
  }

  /** Makes the work folder this run's: a new one, or the one of the same plan's earlier attempt. */
  private void prepareFolder() throws IOException {
    FileSystem files = output.getFileSystem(hadoop);
    if (files.exists(work.path())) {
      Optional<TrainingPlan> before = readPlan(files);
      if (before.isEmpty() || !plan.continues(before.get())) {
        discard(files);
      }
    }
    files.mkdirs(work.path());
    try (OutputStream out = files.create(work.plan(), true)) {
      out.write(GSON.toJson(plan).getBytes(StandardCharsets.UTF_8));
    }
  }

  private Optional<TrainingPlan> readPlan(FileSystem files) throws IOException {
    if (!files.exists(work.plan())) {
      return Optional.empty();
    }
    try (InputStream in = files.open(work.plan())) {
      String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Optional.ofNullable(GSON.fromJson(json, TrainingPlan.class));
    } catch (JsonSyntaxException e) {
      return Optional.empty();
    }
  }

  private void discard(FileSystem files) throws IOException {
    if (!plan.overwrite()) {
      throw new PlaitException(
          ErrorCode.OUTPUT_EXISTS,
          "An unfinished run with other data or settings lies in " + work.path() + ".",
          "Finish it with its own settings, choose another --output, or add --overwrite to drop it.");
    }
    files.delete(work.path(), true);
  }

  /** Saves the model; finding it there already, saved by an attempt that died then, is as good. */
  private void save(Model model) {
    try {
      new ModelStore(hadoop, attempt).save(model, output, plan.overwrite());
    } catch (PlaitException e) {
      boolean mine =
          e.code() == ErrorCode.OUTPUT_EXISTS
              && ModelStore.load(hadoop, output).sha256().equals(model.sha256());
      if (!mine) {
        throw e;
      }
    }
  }

  private TrainingResult result(Outcome outcome, Model model, TrainingEngine engine, long from) {
    return new TrainingResult(
        plan.output(),
        model.sha256(),
        engine.name(),
        plan.algorithm().model().id(),
        outcome.objective(),
        outcome.iterations(),
        StepReports.seconds(clock.nanos() - from),
        outcome.metrics());
  }

  private void keepHistory() throws IOException {
    FileSystem files = output.getFileSystem(hadoop);
    Path history = new Path(output, "_history");
    files.mkdirs(history);
    files.rename(work.events(), new Path(history, "events.jsonl"));
    files.delete(work.path(), true);
  }
}
