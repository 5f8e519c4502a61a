package org.plait.mr;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.plait.base.Clock;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;

/**
 * Follows one job to its end: tells progress and reasons for waiting, ends a job that exceeds a
 * deadline or cannot succeed any more, and turns its failure into one line. One thread.
 */
final class JobWatch {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration LOOK_FOR_FAILURES = Duration.ofSeconds(2);
  private static final Duration TELL = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final WatchedJob job;
  private final String title;
  private final JobSettings settings;
  private final Children children;
  private final JobListener listener;
  private final Clock clock;
  private final JobDiagnosis diagnosis;
  private final List<TaskFailure> failures = new ArrayList<>();
  private final long began;
  private long lastAnswer;
  private long lastChange;
  private long lastTold;
  private long lastLook;
  private WatchedJob.Status last =
      new WatchedJob.Status(WatchedJob.State.WAITING, 0, 0, /* info= */ "");

  JobWatch(
      WatchedJob job,
      String title,
      JobSettings settings,
      Children children,
      JobListener listener,
      Clock clock) {
    this.job = job;
    this.title = title;
    this.settings = settings;
    this.children = children;
    this.listener = listener;
    this.clock = clock;
    this.diagnosis = new JobDiagnosis(title, job.id());
    this.began = clock.nanos();
    this.lastAnswer = began;
    this.lastChange = began;
    this.lastTold = began;
    this.lastLook = began;
  }

  /**
   * Waits for the job.
   *
   * @param committed whether the job's output stands: the truth when the cluster is silent
   * @param early whether to return as soon as the output stands, while the job ends
   * @throws PlaitException if the job failed, was killed, or exceeded a deadline
   */
  void await(BooleanSupplier committed, boolean early) {
    try {
      while (!isOver(committed, early)) {
        clock.sleep(POLL);
      }
    } catch (PlaitException e) {
      endQuietly();
      throw e;
    }
  }

  private boolean isOver(BooleanSupplier committed, boolean early) {
    WatchedJob.Status status;
    try {
      status = job.status();
      lastAnswer = clock.nanos();
      if (status.state() != WatchedJob.State.SUCCEEDED) {
        lookForFailures(status);
      }
    } catch (IOException e) {
      return silent(e, committed);
    }
    follow(status);
    if (early && isComputed(status) && committed.getAsBoolean()) {
      return true;
    }
    return switch (status.state()) {
      case SUCCEEDED -> true;
      case FAILED -> throw diagnosis.of(failures, status.info());
      case KILLED -> throw killed(status);
      case WAITING, RUNNING -> false;
    };
  }

  /** Nothing but the commit may be missing. An ApplicationMaster takes seconds to end after it. */
  private static boolean isComputed(WatchedJob.Status status) {
    return status.state() == WatchedJob.State.RUNNING
        && status.maps() >= 1
        && (status.reduces() >= 1 || status.reduces() == 0);
  }

  private PlaitException killed(WatchedJob.Status status) {
    String reason = status.info().isBlank() ? "" : ": " + status.info().strip();
    return new PlaitException(
        ErrorCode.KILLED,
        "%s was killed (%s)%s.".formatted(title, job.id(), reason),
        "Start the command again: it resumes.");
  }

  private void lookForFailures(WatchedJob.Status status) throws IOException {
    boolean over =
        status.state() == WatchedJob.State.FAILED || status.state() == WatchedJob.State.KILLED;
    boolean due = isPast(lastLook, LOOK_FOR_FAILURES);
    if (!over && (status.state() == WatchedJob.State.WAITING || !due)) {
      return;
    }
    lastLook = clock.nanos();
    for (TaskFailure failure : job.failures()) {
      failures.add(failure);
      if (!over) {
        diagnosis
            .ours(failure)
            .filter(JobDiagnosis::isFinal)
            .ifPresent(
                e -> {
                  throw e;
                });
        listener.told(
            "%s: %s failed and is repeated: %s"
                .formatted(title, failure.attempt(), JobDiagnosis.brief(failure)));
      }
    }
  }

  private void follow(WatchedJob.Status status) {
    boolean moved = status.maps() != last.maps() || status.reduces() != last.reduces();
    if (moved || status.state() != last.state()) {
      lastChange = clock.nanos();
      lastTold = lastChange;
    }
    if (moved) {
      listener.progress(title, status.maps(), status.reduces());
    }
    last = status;
    if (status.state() == WatchedJob.State.WAITING) {
      waitForStart();
    } else if (status.state() == WatchedJob.State.RUNNING) {
      waitForProgress(status);
    }
    if (isPast(began, settings.step())) {
      throw new PlaitException(
          ErrorCode.NO_RESOURCES,
          "%s (%s) was not over after %d s."
              .formatted(title, job.id(), settings.step().toSeconds()),
          "Give it more mappers, or raise plait.timeout.step-seconds.");
    }
  }

  private void waitForStart() {
    if (isPast(began, settings.accept())) {
      throw new PlaitException(
          ErrorCode.NO_RESOURCES,
          "%s: %s got no container of queue %s in %d s%s."
              .formatted(
                  title,
                  job.id(),
                  settings.queue(),
                  settings.accept().toSeconds(),
                  explanation().map(e -> ": " + e).orElse("")),
          "Free the queue, choose another (--queue), or ask for a larger share for "
              + "ApplicationMasters (yarn.scheduler.capacity.maximum-am-resource-percent).");
    }
    if (isPast(lastTold, TELL)) {
      lastTold = clock.nanos();
      listener.waiting(
          "%s: waiting %d s for the first container of %s (queue %s)%s"
              .formatted(
                  title,
                  seconds(began),
                  job.id(),
                  settings.queue(),
                  explanation().map(e -> ": " + e).orElse("")));
    }
  }

  /** The scheduler's words, where they can be had: not worth a job. */
  private Optional<String> explanation() {
    try {
      return children.explain(job.application()).map(String::strip).filter(e -> !e.isEmpty());
    } catch (PlaitException e) {
      return Optional.empty();
    }
  }

  private void waitForProgress(WatchedJob.Status status) {
    if (isPast(lastChange, PATIENCE) && isPast(lastTold, TELL)) {
      lastTold = clock.nanos();
      listener.waiting(
          "%s: no progress of %s for %d s: map %.0f %%, reduce %.0f %% (containers of queue %s?)"
              .formatted(
                  title,
                  job.id(),
                  seconds(lastChange),
                  100 * status.maps(),
                  100 * status.reduces(),
                  settings.queue()));
    }
  }

  private boolean silent(IOException e, BooleanSupplier committed) {
    if (committed.getAsBoolean()) {
      return true;
    }
    if (isPast(lastAnswer, settings.connect())) {
      throw new PlaitException(
          ErrorCode.UNREACHABLE,
          "%s: nothing was heard of %s for %d s (%s)."
              .formatted(title, job.id(), settings.connect().toSeconds(), e.getMessage()),
          "Look at the cluster, then start the command again: it resumes.",
          e);
    }
    if (isPast(lastTold, TELL)) {
      lastTold = clock.nanos();
      listener.waiting(
          "%s: no answer about %s for %d s (%s)"
              .formatted(title, job.id(), seconds(lastAnswer), e.getMessage()));
    }
    return false;
  }

  private void endQuietly() {
    try {
      WatchedJob.State state = last.state();
      if (state == WatchedJob.State.WAITING || state == WatchedJob.State.RUNNING) {
        job.kill();
      }
    } catch (IOException e) {
      listener.told("Could not end %s: %s".formatted(job.id(), e.getMessage()));
    }
  }

  private boolean isPast(long since, Duration limit) {
    return clock.nanos() - since >= limit.toNanos();
  }

  private long seconds(long since) {
    return (clock.nanos() - since) / 1_000_000_000L;
  }
}
