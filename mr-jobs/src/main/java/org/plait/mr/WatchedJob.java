package org.plait.mr;

import java.io.IOException;
import java.util.List;

/** A job that was handed to Hadoop, as {@link JobWatch} sees it. One thread. */
interface WatchedJob {

  /** Where a job stands; {@code WAITING} until its ApplicationMaster runs. */
  enum State {
    WAITING,
    RUNNING,
    SUCCEEDED,
    FAILED,
    KILLED
  }

  /**
   * @param maps share of the map work done
   * @param reduces share of the reduce work done
   * @param info why it failed, in Hadoop's words; may be empty
   */
  record Status(State state, double maps, double reduces, String info) {}

  /** {@code job_1_0001}. */
  String id();

  Status status() throws IOException;

  /** Attempts that failed since this was last asked. */
  List<TaskFailure> failures() throws IOException;

  void kill() throws IOException;

  /** Id of the job's application: {@code application_1_0001}. */
  default String application() {
    return id().replaceFirst("^job_", "application_");
  }
}
