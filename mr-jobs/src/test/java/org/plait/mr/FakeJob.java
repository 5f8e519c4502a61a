package org.plait.mr;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A job that does at each second of a fake clock what a script says. */
final class FakeJob implements WatchedJob {

  /** What a job answers from a second on; a status of null is silence. */
  record Act(long second, Status status) {}

  private final FakeClock clock;
  private final List<Act> script = new ArrayList<>();
  private final List<TaskFailure> failures = new ArrayList<>();
  private long failuresFrom;
  boolean killed;

  FakeJob(FakeClock clock) {
    this.clock = clock;
  }

  FakeJob from(long second, State state, double maps, double reduces) {
    return from(second, state, maps, reduces, "");
  }

  FakeJob from(long second, State state, double maps, double reduces, String info) {
    script.add(new Act(second, new Status(state, maps, reduces, info)));
    return this;
  }

  FakeJob silentFrom(long second) {
    script.add(new Act(second, null));
    return this;
  }

  FakeJob failing(long second, String attempt, String diagnostics) {
    failuresFrom = second;
    failures.add(new TaskFailure(attempt, diagnostics));
    return this;
  }

  @Override
  public String id() {
    return "job_1_0007";
  }

  @Override
  public Status status() throws IOException {
    Status now = new Status(State.WAITING, 0, 0, "");
    for (Act act : script) {
      if (act.second() <= clock.seconds()) {
        now = act.status();
      }
    }
    if (now == null) {
      throw new IOException("connection refused");
    }
    return now;
  }

  @Override
  public List<TaskFailure> failures() {
    if (clock.seconds() < failuresFrom) {
      return List.of();
    }
    List<TaskFailure> seen = List.copyOf(failures);
    failures.clear();
    return seen;
  }

  @Override
  public void kill() {
    killed = true;
  }
}
