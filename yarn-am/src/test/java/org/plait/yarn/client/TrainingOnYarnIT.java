package org.plait.yarn.client;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;
import org.plait.base.Clock;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;
import org.plait.data.InputPlanner;
import org.plait.data.InputRequest;
import org.plait.data.InputSpec;
import org.plait.model.store.ModelStore;
import org.plait.model.store.WorkFolder;
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

/** Whole runs on a small Hadoop whose tasks, ApplicationMasters and clients get killed. */
public class TrainingOnYarnIT {
  private static final String TASK = "org.apache.hadoop.mapred.YarnChild";
  private static final Duration LIMIT = Duration.ofMinutes(4);

  private static MiniHadoop hadoop;
  private static InputSpec digits;
  private static String reference;

  @BeforeClass
  public static void start() throws Exception {
    hadoop = MiniHadoop.start("plait");
    Path input = hadoop.upload("data/digits/digits.train.libsvm", "/data/digits.libsvm");
    digits =
        InputPlanner.plan(
            InputRequest.of(input.toString()).withBlockBytes(32 << 10), hadoop.conf());
    reference = sha256OfLocalRun();
  }

  @AfterClass
  public static void stop() throws Exception {
    if (hadoop != null) {
      hadoop.close();
    }
  }

  private static TrainingPlan plan(String name, String engine, int reducers) {
    return new TrainingPlan(
        digits,
        List.of(),
        0,
        new Path(hadoop.conf().get("fs.defaultFS"), "/models/" + name).toString(),
        new Algorithm(
            ModelKind.SOFTMAX, true, 0, 0, "1/n", Algorithm.LBFGS, 0.1, 10, Mode.GRADIENT, 1, 0),
        new Stopping(2, 1, 1e-9, Stopping.NO_TARGET),
        new Execution(engine, 2, 2, reducers, 0),
        7,
        false);
  }

  private static String sha256OfLocalRun() throws Exception {
    TrainingPlan plan = plan("local", "local", 1);
    try (LocalEngine engine = new LocalEngine(plan, hadoop.conf())) {
      return new TrainingRun(plan, hadoop.conf(), "local", (k, f) -> {}, Clock.system())
          .execute(engine)
          .sha256();
    }
  }

  /** Hears a run; what it heard may be read from any thread. */
  private static final class Ear implements ProgressListener {
    final List<Event> events = Collections.synchronizedList(new ArrayList<>());
    final List<String> reasons = Collections.synchronizedList(new ArrayList<>());
    volatile String application = "";
    volatile String url = "";

    @Override
    public void submitted(String id, String trackingUrl) {
      application = id;
      url = trackingUrl;
    }

    @Override
    public void waiting(String reason) {
      reasons.add(reason);
    }

    @Override
    public void event(Event event) {
      events.add(event);
    }

    long count(String kind) {
      return List.copyOf(events).stream().filter(e -> e.kind().equals(kind)).count();
    }
  }

  /** Runs a client on another thread. */
  private static CompletableFuture<Submitted> start(TrainingPlan plan, Ear ear) {
    return CompletableFuture.supplyAsync(
        () -> TrainingClient.onYarn(hadoop.conf()).run(plan, submission(false), ear));
  }

  /** Waits for something that happens while a run goes on. */
  private static void await(
      String what, CompletableFuture<Submitted> run, BooleanSupplier condition) {
    MiniHadoop.await(what, LIMIT, () -> condition.getAsBoolean() || isOver(what, run));
  }

  private static boolean isOver(String what, CompletableFuture<Submitted> run) {
    if (run.isDone()) {
      throw new AssertionError("the run was over before " + what + ": " + run.join());
    }
    return false;
  }

  private static Submission submission(boolean detach) {
    return new Submission(
        "plait test",
        "default",
        "",
        0,
        java.util.Set.of("mine"),
        detach,
        Map.of(
            "plait.input", "hdfs:///data/digits.libsvm",
            "plait.output", "hdfs:///models",
            "plait.model", "softmax",
            "plait.am.memory-mb", "512",
            "plait.timeout.connect-seconds", "20"));
  }

  private static String sha256(TrainingPlan plan) {
    return ModelStore.load(hadoop.conf(), new Path(plan.output())).sha256();
  }

  private static List<String> childrenOf(String application) {
    return Applications.onYarn(hadoop.conf()).status(application).children();
  }

  @Test
  public void aKilledApplicationMasterIsSucceededByOneThatGoesOn() throws Exception {
    TrainingPlan plan = plan("killed-master", "mapreduce", 1);
    Ear ear = new Ear();
    CompletableFuture<Submitted> run = start(plan, ear);
    await("two steps", run, () -> ear.count(Event.STEP) >= 2);
    await("a master", run, () -> MiniHadoop.killProcess(ApplicationMaster.class.getName(), ""));
    Submitted result = run.get(LIMIT.toSeconds(), TimeUnit.SECONDS);

    assertEquals(reference, sha256(plan));
    assertEquals(reference, result.result().orElseThrow().sha256());
    assertEquals(1, ear.count(Event.RESUMED));
    assertEquals(2, ear.count(Event.STARTED));
    assertTrue(ear.url, ear.url.contains("/proxy/" + ear.application));
    // A run ends when the last job's output stands, a moment before that job says goodbye.
    MiniHadoop.await("no child left", LIMIT, () -> childrenOf(ear.application).isEmpty());
    assertTrue(result.trackingUrl(), result.trackingUrl().startsWith("http"));
    FileSystem fs = hadoop.hdfs().getFileSystem();
    assertFalse(
        "the work folder is cleared away",
        fs.exists(WorkFolder.of(new Path(plan.output())).path()));
    assertFalse(
        "the staging folder is cleared away",
        fs.exists(new Path(fs.getHomeDirectory(), ".plait/staging/" + ear.application)));
    List<String> log = new ArrayList<>();
    MiniHadoop.await("gathered logs", LIMIT, () -> readLog(ear.application, log));
    assertTrue(
        log.toString(), log.stream().anyMatch(l -> l.contains("Attempt 2 of " + ear.application)));
  }

  private static boolean readLog(String application, List<String> lines) {
    try {
      lines.clear();
      Applications.onYarn(hadoop.conf()).logs(application, lines::add);
      return lines.stream().anyMatch(l -> l.contains("Attempt 2 of"));
    } catch (PlaitException e) {
      return false;
    }
  }

  @Test
  public void aRunWithoutItsClientAndWithAKilledTaskGivesTheSameBytes() {
    Configuration conf = hadoop.conf();
    conf.setBoolean("mapreduce.job.ubertask.enable", false);
    TrainingPlan plan = plan("killed-task", "mapreduce", 2);
    Submitted result = TrainingClient.onYarn(conf).run(plan, submission(true), new Ear());
    assertTrue(result.result().isEmpty());

    Applications applications = Applications.onYarn(conf);
    MiniHadoop.await(
        "a map task to kill",
        LIMIT,
        () -> MiniHadoop.killProcess(TASK, "_m_0") || isOver(applications, result));
    MiniHadoop.await("the end", LIMIT, () -> isOver(applications, result));
    ApplicationStatus status = applications.status(result.application());
    assertEquals(status.diagnostics(), "SUCCEEDED", status.finalState());
    assertEquals(reference, sha256(plan));
  }

  private static boolean isOver(Applications applications, Submitted run) {
    String state = applications.status(run.application()).state();
    return !List.of("ACCEPTED", "RUNNING").contains(state);
  }

  @Test
  public void whoKillsARunKillsItsJobs() throws Exception {
    TrainingPlan plan = plan("killed-run", "mapreduce", 1);
    Ear ear = new Ear();
    Applications applications = Applications.onYarn(hadoop.conf());
    CompletableFuture<Submitted> run = start(plan, ear);
    await(
        "a child", run, () -> !ear.application.isEmpty() && !childrenOf(ear.application).isEmpty());
    List<String> killed = applications.kill(ear.application);
    ExecutionException failure =
        assertThrows(ExecutionException.class, () -> run.get(LIMIT.toSeconds(), TimeUnit.SECONDS));
    PlaitException end = (PlaitException) failure.getCause();
    assertEquals(end.getMessage(), ErrorCode.KILLED, end.code());
    assertTrue(killed.toString(), killed.contains(ear.application) && killed.size() >= 2);
    assertEquals(List.of(), childrenOf(ear.application));
  }

  @Test
  public void whatCannotRunIsRefusedBeforeItIsSubmitted() throws Exception {
    TrainingPlan plan = plan("refused", "mapreduce", 1);
    assertRefused(ErrorCode.NOT_FOUND, "it has default", plan, Submission.toQueue("nowhere"));
    assertRefused(
        ErrorCode.NOT_FOUND,
        "no node label gpu",
        plan,
        new Submission("x", "default", "gpu", 0, java.util.Set.of(), false, Map.of()));
    assertRefused(
        ErrorCode.NO_RESOURCES,
        "plait.am.memory-mb is 1000000 MiB",
        plan,
        with(Map.of("plait.am.memory-mb", "1000000")));
  }

  @Test
  public void aFileSystemInSafeModeIsSaidToBe() throws Exception {
    hadoop
        .hdfs()
        .getNameNode()
        .getRpcServer()
        .setSafeMode(
            org.apache.hadoop.hdfs.protocol.HdfsConstants.SafeModeAction.SAFEMODE_ENTER, false);
    try {
      assertRefused(
          ErrorCode.UNAVAILABLE, "safe mode", plan("refused", "mapreduce", 1), submission(false));
    } finally {
      hadoop
          .hdfs()
          .getNameNode()
          .getRpcServer()
          .setSafeMode(
              org.apache.hadoop.hdfs.protocol.HdfsConstants.SafeModeAction.SAFEMODE_LEAVE, false);
    }
  }

  private static Submission with(Map<String, String> settings) {
    return new Submission("x", "default", "", 0, java.util.Set.of(), false, settings);
  }

  private static void assertRefused(
      ErrorCode code, String words, TrainingPlan plan, Submission submission) {
    Ear ear = new Ear();
    PlaitException refusal =
        assertThrows(
            PlaitException.class,
            () -> TrainingClient.onYarn(hadoop.conf()).run(plan, submission, ear));
    assertEquals(refusal.getMessage(), code, refusal.code());
    assertTrue(
        refusal.getMessage(),
        refusal
            .getMessage()
            .toLowerCase(java.util.Locale.ROOT)
            .contains(words.toLowerCase(java.util.Locale.ROOT)));
    assertEquals("", ear.application);
  }
}
