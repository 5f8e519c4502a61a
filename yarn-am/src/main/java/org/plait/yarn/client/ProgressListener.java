package org.plait.yarn.client;

import java.util.List;
import org.plait.train.Event;

/** Hears what happens to a run on a cluster, on the thread that runs the client. */
public interface ProgressListener {

  /**
   * YARN has the application. Called once, before anything else.
   *
   * @param application its id
   * @param trackingUrl its page, through the ResourceManager's proxy
   */
  void submitted(String application, String trackingUrl);

  /** The run waits, and why: one sentence. Called when the reason changes. */
  void waiting(String reason);

  /** A line of the run's event log, as the ApplicationMaster wrote it. */
  void event(Event event);

  /** The run failed, and these are the last lines of its ApplicationMaster's log; may be none. */
  default void containerLog(List<String> lines) {}
}
