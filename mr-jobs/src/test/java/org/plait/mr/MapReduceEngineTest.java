package org.plait.mr;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.plait.base.Clock;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;
import org.plait.batch.MiniBatch;
import org.plait.data.DataSummary;
import org.plait.data.InputSpec;
import org.plait.objective.ModelKind;
import org.plait.train.Algorithm;
import org.plait.train.Event;
import org.plait.train.EventLog;
import org.plait.train.Execution;
import org.plait.train.LocalEngine;
import org.plait.train.Mode;
import org.plait.train.TrainingPlan;
import org.plait.train.TrainingResult;
import org.plait.train.TrainingRun;

/** The engine under the training loop: resuming, validating, refusing. */
public class MapReduceEngineTest {
  private static final Algorithm SOFTMAX =
      Runs.algorithm(ModelKind.SOFTMAX, 0, Algorithm.LBFGS, Mode.GRADIENT);
  private static final EventLog SILENT = (kind, facts) -> {};

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final Heard heard = new Heard();
  private Runs runs;

  @Before
  public void setUp() {
    runs = new Runs(folder.getRoot().toPath());
  }

  private TrainingPlan plan(String engine, int reducers) {
    return runs.plan(runs.digits(), SOFTMAX, engine, 2, reducers, 3, 0);
  }

  private TrainingResult run(TrainingPlan plan, String attempt, EventLog log) {
    return new TrainingRun(plan, runs.conf(), attempt, log, Clock.system())
        .execute(runs.engine(plan, runs.runner(heard)));
  }

  private TrainingResult local(TrainingPlan plan) {
    try (LocalEngine engine = new LocalEngine(plan, runs.conf())) {
      return new TrainingRun(plan, runs.conf(), "local", SILENT, Clock.system()).execute(engine);
    }
  }

  /** Dies once a step has been reported, as an ApplicationMaster might. */
  private static EventLog dyingAfter(int steps) {
    int[] seen = {0};
    return (kind, facts) -> {
      if (kind.equals(Event.STEP) && ++seen[0] == steps) {
        throw new IllegalStateException("killed");
      }
    };
  }

  @Test
  public void aRunThatDiedGoesOnWithTheSameBytesAndRepeatsNoStep() {
    TrainingResult whole = local(plan("local", 1));
    TrainingPlan plan = plan("mapreduce", 2);
    assertThrows(IllegalStateException.class, () -> run(plan, "a1", dyingAfter(2)));
    assertEquals(List.of("packing the input", "step 1", "step 2"), heard.submitted);
    TrainingResult resumed = run(plan, "a2", SILENT);
    assertEquals(whole.sha256(), resumed.sha256());
    assertEquals("packed data and step 2 are there", "step 3", heard.submitted.get(3));
    assertEquals(heard.submitted.stream().distinct().toList(), heard.submitted);
    assertTrue(heard.told.get(0), heard.told.get(0).contains("step 2: using the output"));
  }

  @Test
  public void aRunMayGoOnWithAnotherSpread() {
    TrainingResult whole = local(plan("local", 1));
    TrainingPlan plan = plan("mapreduce", 1);
    assertThrows(IllegalStateException.class, () -> run(plan, "a1", dyingAfter(1)));
    TrainingPlan wider =
        new TrainingPlan(
            plan.input(),
            plan.validation(),
            plan.holdOut(),
            plan.output(),
            plan.algorithm(),
            plan.stopping(),
            new Execution("mapreduce", 1, 5, 3, 0),
            plan.seed(),
            plan.overwrite());
    assertEquals(whole.sha256(), run(wider, "a2", SILENT).sha256());
  }

  @Test
  public void outputsOfStepsGoOnceACheckpointHoldsThem() {
    TrainingPlan plan = plan("mapreduce", 1);
    assertThrows(IllegalStateException.class, () -> run(plan, "a1", dyingAfter(3)));
    Path output = Path.of(new org.apache.hadoop.fs.Path(plan.output()).toUri());
    Path jobs = output.resolveSibling("." + output.getFileName() + ".plait").resolve("jobs");
    assertFalse(Files.exists(jobs.resolve("step-000001-1")));
    assertFalse(Files.exists(jobs.resolve("step-000002-1")));
    assertTrue(Files.exists(jobs.resolve("step-000003-1")));
  }

  @Test
  public void validationDataIsMeasuredAsTheLocalEngineDoes() {
    InputSpec test = runs.input(Runs.DIGITS.toString().replace("train", "test"));
    TrainingResult expected = local(withValidation(plan("local", 1), test));
    TrainingResult result = run(withValidation(plan("mapreduce", 2), test), "a1", SILENT);
    assertEquals(expected.metrics(), result.metrics());
    assertEquals(359, result.metrics().get("rows"), 0);
    assertEquals("evaluating", heard.submitted.get(heard.submitted.size() - 1));
  }

  private static TrainingPlan withValidation(TrainingPlan plan, InputSpec validation) {
    return new TrainingPlan(
        plan.input(),
        List.of(validation),
        0,
        plan.output(),
        plan.algorithm(),
        plan.stopping(),
        plan.execution(),
        plan.seed(),
        plan.overwrite());
  }

  @Test
  public void rowsAreThoseOfTheInput() {
    TrainingPlan plan = plan("mapreduce", 1);
    LocalEngine local = new LocalEngine(plan, runs.conf());
    MapReduceEngine engine = runs.engine(plan);
    DataSummary summary = engine.load();
    assertEquals(local.load(), summary);
    long[] wanted = {0, 1, 57, 700, 701, summary.rows() - 1};
    MiniBatch expected = local.rows(wanted);
    MiniBatch rows = engine.rows(wanted);
    assertEquals(wanted.length, rows.rows());
    assertEquals(expected.entries(), rows.entries());
    for (int row = 0; row < wanted.length; row++) {
      assertEquals(expected.label(row), rows.label(row), 0);
    }
    for (int i = 0; i < rows.entries(); i++) {
      assertEquals(expected.values()[i], rows.values()[i], 0);
    }
    local.close();
    engine.close();
  }

  @Test
  public void miniBatchesAreRefusedBeforeAnyStep() {
    Algorithm batches =
        new Algorithm(
            ModelKind.SOFTMAX,
            true,
            0,
            0,
            "1/n",
            Algorithm.GRADIENT_DESCENT,
            0.1,
            10,
            Mode.GRADIENT,
            5,
            32);
    TrainingPlan plan = runs.plan(runs.digits(), batches, "mapreduce", 1, 1, 3, 0);
    PlaitException refused = assertThrows(PlaitException.class, () -> run(plan, "a1", SILENT));
    assertEquals(ErrorCode.BAD_CONFIGURATION, refused.code());
    assertTrue(refused.getMessage(), refused.getMessage().contains("--batch 32"));
    assertEquals(List.of("packing the input"), heard.submitted);
  }

  @Test
  public void callsOutOfOrderAreRefused() {
    MapReduceEngine engine = runs.engine(plan("mapreduce", 1));
    assertThrows(IllegalStateException.class, () -> engine.rows(new long[] {0}));
    assertThrows(IllegalStateException.class, () -> engine.validate(new double[1]));
    assertTrue(engine.readsCheckpoints());
    assertEquals("mapreduce", engine.name());
  }

  @Test
  public void nothingIsLeftInTheWorkingFolder() throws IOException {
    run(plan("mapreduce", 1), "a1", SILENT);
    try (Stream<Path> files = Files.list(Path.of("").toAbsolutePath())) {
      assertFalse(
          "links of a distributed cache",
          files.anyMatch(p -> p.getFileName().toString().startsWith("step-")));
    }
  }
}
