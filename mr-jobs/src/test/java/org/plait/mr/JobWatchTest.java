package org.plait.mr;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.plait.mr.WatchedJob.State.FAILED;
import static org.plait.mr.WatchedJob.State.KILLED;
import static org.plait.mr.WatchedJob.State.RUNNING;
import static org.plait.mr.WatchedJob.State.SUCCEEDED;
import static org.plait.mr.WatchedJob.State.WAITING;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.Test;
import org.plait.base.Clock;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;

public class JobWatchTest {
  private static final JobSettings SETTINGS =
      new JobSettings(
          "application_1_0001",
          "science",
          "",
          List.of(),
          "",
          0,
          0,
          0,
          Duration.ofSeconds(600),
          Duration.ofSeconds(3600),
          Duration.ofSeconds(60));

  private final FakeClock clock = new FakeClock();
  private final FakeJob job = new FakeJob(clock);
  private final Heard heard = new Heard();
  private final FakeChildren children = new FakeChildren();

  private void await(BooleanSupplier committed) {
    new JobWatch(job, "step 12", SETTINGS, children, heard, clock).await(committed, true);
  }

  private PlaitException fails() {
    return assertThrows(PlaitException.class, () -> await(() -> false));
  }

  @Test
  public void progressIsToldWhenItChanges() {
    job.from(1, RUNNING, 0, 0).from(2, RUNNING, 0.5, 0).from(4, RUNNING, 1, 0.25);
    job.from(6, SUCCEEDED, 1, 1);
    await(() -> false);
    assertEquals(
        List.of("step 12 0.50 0.00", "step 12 1.00 0.25", "step 12 1.00 1.00"), heard.progress);
    assertFalse(job.killed);
  }

  @Test
  public void whoWaitsIsToldForWhatAndHowLong() {
    children.explanation = "Queue's AM resource limit exceeded.";
    job.from(35, RUNNING, 0, 0).from(36, SUCCEEDED, 1, 1);
    await(() -> false);
    assertEquals(3, heard.waiting.size());
    assertEquals(
        "step 12: waiting 20 s for the first container of job_1_0007 (queue science): "
            + "Queue's AM resource limit exceeded.",
        heard.waiting.get(1));
  }

  @Test
  public void aJobThatNeverStartsIsEndedWithTheReason() {
    children.explanation = "Queue's AM resource limit exceeded";
    PlaitException failure = fails();
    assertEquals(ErrorCode.NO_RESOURCES, failure.code());
    assertTrue(failure.getMessage(), failure.getMessage().contains("queue science in 600 s"));
    assertTrue(failure.getMessage(), failure.getMessage().contains("AM resource limit exceeded"));
    assertTrue(failure.getMessage(), failure.getMessage().contains("maximum-am-resource-percent"));
    assertEquals(600, clock.seconds());
    assertTrue(job.killed);
  }

  @Test
  public void aSchedulerThatDoesNotExplainEndsNothing() {
    children.explanation = "silence";
    job.from(25, SUCCEEDED, 1, 1);
    await(() -> false);
    assertEquals(
        "step 12: waiting 10 s for the first container of job_1_0007 (queue science)",
        heard.waiting.get(0));
  }

  @Test
  public void nobodyLooksForOutputThatWillBeMoved() {
    job.from(1, RUNNING, 1, 0).from(9, SUCCEEDED, 1, 0);
    new JobWatch(job, "packing", SETTINGS, children, heard, clock)
        .await(
            () -> {
              throw new AssertionError("looked");
            },
            false);
    assertEquals(9, clock.seconds());
  }

  @Test
  public void anInterruptEndsTheJob() {
    job.from(1, RUNNING, 0.5, 0);
    Clock interrupted =
        new Clock() {
          @Override
          public long millis() {
            return clock.millis();
          }

          @Override
          public long nanos() {
            return clock.nanos();
          }

          @Override
          public void sleep(Duration duration) {
            clock.sleep(duration);
            if (clock.seconds() >= 3) {
              throw new PlaitException(ErrorCode.INTERRUPTED, "Interrupted.", "Start again.");
            }
          }
        };
    PlaitException failure =
        assertThrows(
            PlaitException.class,
            () ->
                new JobWatch(job, "step 12", SETTINGS, children, heard, interrupted)
                    .await(() -> false, true));
    assertEquals(ErrorCode.INTERRUPTED, failure.code());
    assertTrue(job.killed);
  }

  @Test
  public void aJobThatDoesNotMoveIsMentioned() {
    job.from(1, RUNNING, 0.25, 0).from(50, SUCCEEDED, 1, 1);
    await(() -> false);
    assertEquals(3, heard.waiting.size());
    assertTrue(
        heard.waiting.get(0),
        heard.waiting.get(0).contains("no progress of job_1_0007 for 20 s: map 25 %, reduce 0 %"));
  }

  @Test
  public void aJobThatTakesTooLongIsEnded() {
    job.from(1, RUNNING, 0.25, 0);
    PlaitException failure = fails();
    assertEquals(ErrorCode.NO_RESOURCES, failure.code());
    assertTrue(failure.getMessage(), failure.getMessage().contains("3600 s"));
    assertTrue(job.killed);
  }

  @Test
  public void aFailedAttemptIsToldAndRepeated() {
    job.from(1, RUNNING, 0, 0).from(20, SUCCEEDED, 1, 1);
    job.failing(5, "attempt_1_0007_m_000001_0", "Error: java.io.IOException: disk is gone");
    await(() -> false);
    assertEquals(1, heard.told.size());
    assertEquals(
        "step 12: attempt_1_0007_m_000001_0 failed and is repeated: "
            + "java.io.IOException: disk is gone",
        heard.told.get(0));
  }

  @Test
  public void badDataEndsTheJobWithoutFurtherAttempts() {
    job.from(1, RUNNING, 0, 0);
    job.failing(
        5,
        "attempt_1_0007_m_000001_0",
        "Error: org.plait.base.PlaitException: BAD_DATA: a.svm:3 is wrong. Correct it.\n\tat x");
    PlaitException failure = fails();
    assertEquals(ErrorCode.BAD_DATA, failure.code());
    assertTrue(failure.getMessage(), failure.getMessage().startsWith("BAD_DATA: a.svm:3 is wrong"));
    assertTrue(clock.seconds() < 10);
    assertTrue(job.killed);
  }

  @Test
  public void aFailedJobNamesTheAttemptAndItsLog() {
    job.from(1, RUNNING, 0, 0).from(9, FAILED, 0, 0, "Task failed task_1_0007_m_000001");
    job.failing(9, "attempt_1_0007_m_000001_3", "Error: java.lang.IllegalStateException: broken");
    PlaitException failure = fails();
    assertEquals(ErrorCode.TOO_MANY_FAILURES, failure.code());
    String message = failure.getMessage();
    assertTrue(message, message.contains("attempt_1_0007_m_000001_3"));
    assertTrue(message, message.contains("java.lang.IllegalStateException: broken"));
    assertTrue(message, message.contains("mapred job -logs job_1_0007 attempt_1_0007_m_000001_3"));
    assertFalse("it has ended already", job.killed);
  }

  @Test
  public void aKilledJobSaysSo() {
    job.from(1, RUNNING, 0, 0).from(9, KILLED, 0, 0, "Job killed by admin");
    PlaitException failure = fails();
    assertEquals(ErrorCode.KILLED, failure.code());
    assertTrue(failure.getMessage(), failure.getMessage().contains("killed by admin"));
  }

  @Test
  public void silenceIsToldAndEndsAtADeadline() {
    job.from(1, RUNNING, 0.5, 0).silentFrom(5);
    PlaitException failure = fails();
    assertEquals(ErrorCode.UNREACHABLE, failure.code());
    assertTrue(failure.getMessage(), failure.getMessage().contains("60 s (connection refused)"));
    assertFalse(heard.waiting.isEmpty());
    assertTrue(heard.waiting.get(0), heard.waiting.get(0).contains("no answer about job_1_0007"));
  }

  @Test
  public void silenceThatEndsDoesNoHarm() {
    job.from(1, RUNNING, 0.5, 0).silentFrom(5).from(50, SUCCEEDED, 1, 1);
    await(() -> false);
    assertFalse(job.killed);
  }

  @Test
  public void anOutputThatStandsIsEnoughWhenNobodyAnswers() {
    job.from(1, RUNNING, 0.5, 0).silentFrom(5);
    await(() -> clock.seconds() >= 8);
    assertEquals(8, clock.seconds());
    assertFalse(job.killed);
  }

  @Test
  public void anOutputThatStandsIsEnoughBeforeTheJobHasEnded() {
    job.from(1, RUNNING, 1, 0.5).from(5, RUNNING, 1, 1);
    await(() -> clock.seconds() >= 6);
    assertEquals(6, clock.seconds());
    assertFalse(job.killed);
  }

  @Test
  public void nobodyLooksForOutputWhileWorkIsLeft() {
    job.from(1, RUNNING, 0.99, 0).from(5, RUNNING, 1, 0.5).from(20, SUCCEEDED, 1, 1);
    await(
        () -> {
          throw new AssertionError("looked");
        });
    assertEquals(20, clock.seconds());
  }

  @Test
  public void aJobThatWaitsAgainIsWaiting() {
    job.from(1, WAITING, 0, 0).from(2, RUNNING, 0, 0).from(3, SUCCEEDED, 1, 1);
    await(() -> false);
    assertTrue(heard.waiting.isEmpty());
  }
}
