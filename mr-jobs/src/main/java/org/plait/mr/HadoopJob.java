package org.plait.mr;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.JobStatus;
import org.apache.hadoop.mapreduce.TaskCompletionEvent;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;

/** A job of Hadoop's client library. */
final class HadoopJob implements WatchedJob {
  private static final int EVENTS_AT_ONCE = 1000;

  private final Job job;
  private int eventsSeen;
  private int notesSeen;

  HadoopJob(Job job) {
    this.job = job;
  }

  @Override
  public String id() {
    return String.valueOf(job.getJobID());
  }

  @Override
  public Status status() throws IOException {
    try {
      JobStatus status = job.getStatus();
      String info = status.getFailureInfo();
      return new Status(
          state(status.getState()),
          status.getMapProgress(),
          status.getReduceProgress(),
          info == null ? "" : info);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static State state(JobStatus.State state) {
    return switch (state) {
      case PREP -> State.WAITING;
      case RUNNING -> State.RUNNING;
      case SUCCEEDED -> State.SUCCEEDED;
      case FAILED -> State.FAILED;
      case KILLED -> State.KILLED;
    };
  }

  @Override
  public List<TaskFailure> failures() throws IOException {
    List<TaskFailure> failures = new ArrayList<>();
    List<TaskFailure> notes = TaskNotes.read(job.getConfiguration());
    failures.addAll(notes.subList(Math.min(notesSeen, notes.size()), notes.size()));
    notesSeen = notes.size();
    TaskCompletionEvent[] events;
    do {
      events = events();
      eventsSeen += events.length;
      addFailures(events, failures);
    } while (events.length == EVENTS_AT_ONCE);
    return failures;
  }

  private TaskCompletionEvent[] events() throws IOException {
    try {
      return job.getTaskCompletionEvents(eventsSeen, EVENTS_AT_ONCE);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private void addFailures(TaskCompletionEvent[] events, List<TaskFailure> into)
      throws IOException {
    for (TaskCompletionEvent event : events) {
      TaskCompletionEvent.Status status = event.getStatus();
      if (status == TaskCompletionEvent.Status.FAILED
          || status == TaskCompletionEvent.Status.TIPFAILED) {
        into.add(new TaskFailure(event.getTaskAttemptId().toString(), diagnostics(event)));
      }
    }
  }

  private String diagnostics(TaskCompletionEvent event) throws IOException {
    try {
      String[] lines = job.getTaskDiagnostics(event.getTaskAttemptId());
      return lines == null ? "" : String.join("\n", Arrays.asList(lines));
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  @Override
  public void kill() throws IOException {
    job.killJob();
  }

  static PlaitException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new PlaitException(
        ErrorCode.INTERRUPTED, "A job was interrupted.", "Start the command again.", e);
  }
}
