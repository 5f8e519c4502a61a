package org.plait.yarn.client;

import static org.junit.Assert.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.fs.Path;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;
import org.plait.base.Clock;
import org.plait.data.InputPlanner;
import org.plait.data.InputRequest;
import org.plait.data.InputSpec;
import org.plait.model.store.ModelStore;
import org.plait.objective.ModelKind;
import org.plait.train.Algorithm;
import org.plait.train.Event;
import org.plait.train.Execution;
import org.plait.train.LocalEngine;
import org.plait.train.Mode;
import org.plait.train.Stopping;
import org.plait.train.TrainingPlan;
import org.plait.train.TrainingRun;
import org.plait.yarn.am.ApplicationMaster;

/**
 * The whole matrix: the ApplicationMaster killed at every step, before, while and after the step's
 * job runs, for each kind of course. Hours are allowed.
 */
public class KilledAnywhereSlowIT {
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final int ITERATIONS = 3;

  private static MiniHadoop hadoop;
  private static InputSpec digits;
  private int runs;

  @BeforeClass
  public static void start() throws Exception {
    hadoop = MiniHadoop.start("plait-slow");
    Path input = hadoop.upload("data/digits/digits.train.libsvm", "/data/digits.libsvm");
    digits =
        InputPlanner.plan(
            InputRequest.of(input.toString()).withBlockBytes(32 << 10), hadoop.conf());
  }

  @AfterClass
  public static void stop() throws Exception {
    if (hadoop != null) {
      hadoop.close();
    }
  }

  private static Algorithm algorithm(ModelKind kind, int clusters, Mode mode) {
    return new Algorithm(
        kind, true, clusters, 0, "1/n", Algorithm.LBFGS, 0.1, 10, mode, 3, /* batchRows= */ 0);
  }

  private TrainingPlan plan(Algorithm algorithm, String engine, int mappers, int reducers) {
    runs++;
    String name = "/models/" + algorithm.model().id() + "-" + engine + "-" + runs;
    return new TrainingPlan(
        digits,
        List.of(),
        0,
        new Path(hadoop.conf().get("fs.defaultFS"), name).toString(),
        algorithm,
        new Stopping(ITERATIONS, 1, 1e-9, Stopping.NO_TARGET),
        new Execution(engine, 2, mappers, reducers, 0),
        7,
        false);
  }

  private String local(Algorithm algorithm) throws Exception {
    TrainingPlan plan = plan(algorithm, "local", 1, 1);
    try (LocalEngine engine = new LocalEngine(plan, hadoop.conf())) {
      return new TrainingRun(plan, hadoop.conf(), "local", (k, f) -> {}, Clock.system())
          .execute(engine)
          .sha256();
    }
  }

  /** Kills the first attempt after it has told {@code killAfter} events; -1: never. */
  private String onYarn(TrainingPlan plan, int killAfter) throws Exception {
    List<Event> events = Collections.synchronizedList(new ArrayList<>());
    CompletableFuture<Submitted> run =
        CompletableFuture.supplyAsync(
            () ->
                TrainingClient.onYarn(hadoop.conf()).run(plan, submission(plan), listener(events)));
    if (killAfter >= 0) {
      MiniHadoop.await(
          "event " + killAfter, LIMIT, () -> events.size() > killAfter || run.isDone());
      MiniHadoop.await(
          "a master to kill",
          LIMIT,
          () -> MiniHadoop.killProcess(ApplicationMaster.class.getName(), "") || run.isDone());
    }
    run.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    return ModelStore.load(hadoop.conf(), new Path(plan.output())).sha256();
  }

  private static Submission submission(TrainingPlan plan) {
    return new Submission(
        "plait test",
        "default",
        "",
        0,
        Set.of(),
        false,
        Map.of(
            "plait.input",
            digits.files().get(0).path(),
            "plait.output",
            plan.output(),
            "plait.model",
            "softmax",
            "plait.am.memory-mb",
            "512"));
  }

  private static ProgressListener listener(List<Event> events) {
    return new ProgressListener() {
      @Override
      public void submitted(String application, String trackingUrl) {}

      @Override
      public void waiting(String reason) {}

      @Override
      public void event(Event event) {
        events.add(event);
      }
    };
  }

  private void killEverywhere(Algorithm algorithm, int events) throws Exception {
    String reference = local(algorithm);
    for (int after = 0; after < events; after++) {
      assertEquals(
          "killed after " + after + " events",
          reference,
          onYarn(plan(algorithm, "mapreduce", 2, 1), after));
    }
  }

  @Test
  public void lbfgsGivesTheSameBytesWhereverItIsKilled() throws Exception {
    killEverywhere(algorithm(ModelKind.SOFTMAX, 0, Mode.GRADIENT), 3 + 2 * (ITERATIONS + 1));
  }

  @Test
  public void kMeansGivesTheSameBytesWhereverItIsKilled() throws Exception {
    killEverywhere(algorithm(ModelKind.KMEANS, 5, Mode.GRADIENT), 3 + 2 * ITERATIONS);
  }

  @Test
  public void averagingGivesTheSameBytesWhereverItIsKilled() throws Exception {
    killEverywhere(algorithm(ModelKind.SOFTMAX, 0, Mode.AVERAGE), 5);
  }

  @Test
  public void theNumberOfTasksChangesNothing() throws Exception {
    Algorithm algorithm = algorithm(ModelKind.SOFTMAX, 0, Mode.GRADIENT);
    String reference = local(algorithm);
    for (int mappers : new int[] {1, 2, 3, 5}) {
      for (int reducers : new int[] {1, 3}) {
        assertEquals(
            mappers + " x " + reducers,
            reference,
            onYarn(plan(algorithm, "mapreduce", mappers, reducers), -1));
      }
    }
  }
}
