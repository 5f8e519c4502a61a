package org.plait.yarn.client;

import java.time.Duration;
import java.util.Optional;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import org.plait.base.Clock;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;
import org.plait.train.Event;
import org.plait.train.TrainingResult;

/** Watches an application from its submission to its end. One thread. */
final class Follower {
  private static final Duration POLL = Duration.ofMillis(500);

  /** So long a ResourceManager may be away (a restart, a failover) before we give up on it. */
  private static final Duration ABSENCE = Duration.ofMinutes(10);

  /** What a follower needs of the ResourceManager. */
  interface Watched {
    ApplicationReport report(ApplicationId id);

    void kill(ApplicationId id, String why);
  }

  private final Watched cluster;
  private final EventTail tail;
  private final ProgressListener listener;
  private final Clock clock;
  private final Duration patience;
  private Optional<TrainingResult> result = Optional.empty();
  private String reason = "";

  /**
   * @param patience so long an application may wait for its ApplicationMaster's container
   */
  Follower(
      Watched cluster, EventTail tail, ProgressListener listener, Clock clock, Duration patience) {
    this.cluster = cluster;
    this.tail = tail;
    this.listener = listener;
    this.clock = clock;
    this.patience = patience;
  }

  /**
   * Follows to the end.
   *
   * @throws PlaitException with the application's own cause where it fails
   */
  Submitted follow(ApplicationId id) {
    long waitingSince = clock.nanos();
    long lastAnswer = clock.nanos();
    while (true) {
      Optional<ApplicationReport> answer = ask(id, lastAnswer);
      if (answer.isPresent()) {
        lastAnswer = clock.nanos();
        ApplicationReport report = answer.get();
        tail.poll(this::heard);
        if (!Cluster.isAlive(report)) {
          return ended(report);
        }
        if (report.getYarnApplicationState() == YarnApplicationState.RUNNING) {
          waitingSince = clock.nanos();
        } else {
          waitForContainer(report, waitingSince);
        }
      }
      sleep(id);
    }
  }

  private Optional<ApplicationReport> ask(ApplicationId id, long lastAnswer) {
    try {
      return Optional.of(cluster.report(id));
    } catch (PlaitException e) {
      requireTransient(id, e, lastAnswer);
      return Optional.empty();
    }
  }

  private void heard(Event event) {
    if (event.kind().equals(Event.FINISHED)) {
      result = Optional.of(TrainingResult.of(event));
    }
    listener.event(event);
  }

  private void waitForContainer(ApplicationReport report, long since) {
    String why = report.getDiagnostics() == null ? "" : report.getDiagnostics().strip();
    say(
        "Waiting for the ApplicationMaster's container in queue "
            + report.getQueue()
            + (why.isEmpty() ? "." : ": " + why.lines().findFirst().orElse("")));
    if (clock.nanos() - since > patience.toNanos()) {
      cluster.kill(report.getApplicationId(), "No container within the client's patience.");
      throw new PlaitException(
          ErrorCode.NO_RESOURCES,
          report.getApplicationId()
              + " got no container in queue "
              + report.getQueue()
              + " for "
              + patience.toSeconds()
              + " s and was killed"
              + (why.isEmpty() ? "." : ": " + why.lines().findFirst().orElse("")),
          "Free the queue, choose another with --queue, or raise plait.timeout.accept-seconds.");
    }
  }

  private void say(String text) {
    if (!text.equals(reason)) {
      reason = text;
      listener.waiting(text);
    }
  }

  private void requireTransient(ApplicationId id, PlaitException failure, long lastAnswer) {
    boolean absent =
        failure.code() == ErrorCode.UNREACHABLE || failure.code() == ErrorCode.UNAVAILABLE;
    if (!absent) {
      throw failure;
    }
    if (clock.nanos() - lastAnswer > ABSENCE.toNanos()) {
      throw new PlaitException(
          ErrorCode.UNREACHABLE,
          "The ResourceManager has not answered for "
              + ABSENCE.toMinutes()
              + " minutes; "
              + id
              + " may go on without us.",
          "Ask again later: plait status " + id + ".",
          failure);
    }
    say("Waiting for the ResourceManager to answer again (up to " + ABSENCE.toMinutes() + " min).");
  }

  private void sleep(ApplicationId id) {
    try {
      clock.sleep(POLL);
    } catch (PlaitException e) {
      throw new PlaitException(
          e.code(),
          "Detached from " + id + ", which goes on.",
          "Look after it: plait status " + id + ", plait kill " + id + ".",
          e);
    }
  }

  private Submitted ended(ApplicationReport report) {
    String id = report.getApplicationId().toString();
    boolean succeeded =
        report.getYarnApplicationState() == YarnApplicationState.FINISHED
            && report.getFinalApplicationStatus() == FinalApplicationStatus.SUCCEEDED;
    if (succeeded) {
      tail.finish(this::heard);
      return new Submitted(id, url(report), result);
    }
    String diagnostics = report.getDiagnostics() == null ? "" : report.getDiagnostics();
    if (report.getYarnApplicationState() == YarnApplicationState.KILLED) {
      throw new PlaitException(
          ErrorCode.KILLED,
          id + " was killed: " + diagnostics.strip().lines().findFirst().orElse("nobody says why"),
          "Submit it again to go on from its last committed step.");
    }
    Diagnosis diagnosis = Diagnosis.of(diagnostics);
    listener.containerLog(diagnosis.log());
    throw new PlaitException(
        diagnosis.code(), diagnosis.cause(), "(The whole log: plait logs " + id + ")");
  }

  static String url(ApplicationReport report) {
    String url = report.getTrackingUrl();
    return url == null || url.equals("N/A") ? "" : url;
  }
}
