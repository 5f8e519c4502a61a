package org.plait.yarn.client;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import org.apache.hadoop.yarn.util.Records;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.plait.base.Clock;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;
import org.plait.train.Event;
import org.plait.train.TrainingResult;
import org.plait.yarn.ManualClock;

public class FollowerTest {
  private static final ApplicationId ID = ApplicationId.newInstance(1, 1);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  /** Answers that come one after the other; the last one again and again. */
  private final class Script implements Follower.Watched {
    final Deque<Object> answers = new ArrayDeque<>();
    final List<ApplicationId> killed = new ArrayList<>();

    @Override
    public ApplicationReport report(ApplicationId id) {
      Object next = answers.size() > 1 ? answers.remove() : answers.element();
      if (next instanceof PlaitException failure) {
        throw failure;
      }
      return (ApplicationReport) next;
    }

    @Override
    public void kill(ApplicationId id, String why) {
      killed.add(id);
    }
  }

  private static final class Ear implements ProgressListener {
    final List<String> heard = new ArrayList<>();

    @Override
    public void submitted(String application, String trackingUrl) {}

    @Override
    public void waiting(String reason) {
      heard.add(reason);
    }

    @Override
    public void event(Event event) {
      heard.add(event.kind());
    }

    @Override
    public void containerLog(List<String> lines) {
      heard.addAll(lines);
    }
  }

  private final Script script = new Script();
  private final Ear ear = new Ear();
  private EventTail tail;
  private java.nio.file.Path kept;

  @Before
  public void open() throws IOException {
    kept = folder.getRoot().toPath().resolve("kept");
    tail =
        new EventTail(
            FileSystem.getLocal(new Configuration()).getRaw(),
            new Path(folder.getRoot() + "/live"),
            new Path(kept.toUri()));
  }

  private Submitted follow(Clock clock) {
    return new Follower(script, tail, ear, clock, PATIENCE).follow(ID);
  }

  private static ApplicationReport report(
      YarnApplicationState state, FinalApplicationStatus end, String diagnostics) {
    ApplicationReport report = Records.newRecord(ApplicationReport.class);
    report.setApplicationId(ID);
    report.setQueue("q");
    report.setYarnApplicationState(state);
    report.setFinalApplicationStatus(end);
    report.setDiagnostics(diagnostics);
    report.setTrackingUrl("http://rm/proxy/" + ID + "/");
    return report;
  }

  private static ApplicationReport alive(YarnApplicationState state, String diagnostics) {
    return report(state, FinalApplicationStatus.UNDEFINED, diagnostics);
  }

  @Test
  public void theEndIsToldWithItsFacts() throws IOException {
    script.answers.add(alive(YarnApplicationState.ACCEPTED, "no room"));
    script.answers.add(alive(YarnApplicationState.RUNNING, ""));
    script.answers.add(report(YarnApplicationState.FINISHED, FinalApplicationStatus.SUCCEEDED, ""));
    Files.writeString(
        kept,
        """
        {"millis":1,"event":"validated","accuracy":0.5}
        {"millis":2,"event":"finished","sha256":"abc","metric.accuracy":0.5}
        """);
    TrainingResult result = follow(new ManualClock()).result().orElseThrow();
    assertEquals("abc", result.sha256());
    assertEquals(0.5, result.metrics().get("accuracy"), 0);
    assertEquals(
        List.of(
            "Waiting for the ApplicationMaster's container in queue q: no room",
            "validated",
            "finished"),
        ear.heard);
  }

  @Test
  public void theSameReasonIsToldOnce() {
    for (int i = 0; i < 5; i++) {
      script.answers.add(alive(YarnApplicationState.ACCEPTED, "no room"));
    }
    script.answers.add(report(YarnApplicationState.FINISHED, FinalApplicationStatus.SUCCEEDED, ""));
    follow(new ManualClock());
    assertEquals(1, ear.heard.size());
  }

  @Test
  public void whoGetsNoContainerIsKilledAtTheDeadlineWithTheReason() {
    script.answers.add(alive(YarnApplicationState.ACCEPTED, "AM resource limit exceeded"));
    PlaitException end = assertThrows(PlaitException.class, () -> follow(new ManualClock()));
    assertEquals(ErrorCode.NO_RESOURCES, end.code());
    assertTrue(end.getMessage(), end.getMessage().contains("AM resource limit exceeded"));
    assertEquals(List.of(ID), script.killed);
  }

  @Test
  public void theApplicationsFailureIsOurs() {
    script.answers.add(
        report(
            YarnApplicationState.FINISHED,
            FinalApplicationStatus.FAILED,
            "BAD_DATA: a.svm:12 has no label. Correct it.\nLast lines of the log:\nhere"));
    PlaitException end = assertThrows(PlaitException.class, () -> follow(new ManualClock()));
    assertEquals(ErrorCode.BAD_DATA, end.code());
    assertTrue(
        end.getMessage(),
        end.getMessage().startsWith("BAD_DATA: a.svm:12 has no label. Correct it. "));
    assertEquals(List.of("here"), ear.heard);
  }

  @Test
  public void anApplicationThatFailedBecauseSomethingWasUnreachableHasFailed() {
    script.answers.add(
        report(YarnApplicationState.FINISHED, FinalApplicationStatus.FAILED, "UNREACHABLE: X. Y."));
    ManualClock clock = new ManualClock();
    PlaitException end = assertThrows(PlaitException.class, () -> follow(clock));
    assertEquals(ErrorCode.UNREACHABLE, end.code());
    assertEquals("no retries", 0, clock.nanos());
  }

  @Test
  public void aKilledApplicationIsNoFailure() {
    script.answers.add(
        report(YarnApplicationState.KILLED, FinalApplicationStatus.KILLED, "killed by user me"));
    PlaitException end = assertThrows(PlaitException.class, () -> follow(new ManualClock()));
    assertEquals(ErrorCode.KILLED, end.code());
    assertTrue(end.getMessage(), end.getMessage().contains("killed by user me"));
  }

  @Test
  public void aResourceManagerThatComesBackIsWaitedFor() {
    script.answers.add(new PlaitException(ErrorCode.UNREACHABLE, "Gone.", "Wait."));
    script.answers.add(new PlaitException(ErrorCode.UNAVAILABLE, "Standby.", "Wait."));
    script.answers.add(report(YarnApplicationState.FINISHED, FinalApplicationStatus.SUCCEEDED, ""));
    follow(new ManualClock());
    assertEquals(1, ear.heard.size());
    assertTrue(ear.heard.get(0), ear.heard.get(0).contains("ResourceManager to answer"));
  }

  @Test
  public void aResourceManagerThatStaysAwayIsGivenUpAtADeadline() {
    script.answers.add(new PlaitException(ErrorCode.UNREACHABLE, "Gone.", "Wait."));
    ManualClock clock = new ManualClock();
    PlaitException end = assertThrows(PlaitException.class, () -> follow(clock));
    assertEquals(ErrorCode.UNREACHABLE, end.code());
    assertTrue(end.getMessage(), end.getMessage().contains(ID + " may go on"));
    assertTrue(clock.nanos() > Duration.ofMinutes(9).toNanos());
  }

  @Test
  public void anInterruptedClientDetachesWithAHint() {
    script.answers.add(alive(YarnApplicationState.RUNNING, ""));
    Thread.currentThread().interrupt();
    try {
      PlaitException end = assertThrows(PlaitException.class, () -> follow(Clock.system()));
      assertEquals(ErrorCode.INTERRUPTED, end.code());
      assertTrue(end.getMessage(), end.getMessage().contains("Detached from " + ID));
      assertEquals(List.of(), script.killed);
    } finally {
      Thread.interrupted();
    }
  }
}
