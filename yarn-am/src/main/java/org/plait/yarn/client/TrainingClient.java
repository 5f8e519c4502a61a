package org.plait.yarn.client;

import org.apache.hadoop.conf.Configuration;
import org.plait.base.Clock;
import org.plait.train.TrainingPlan;

/**
 * Trains on a cluster: the port between the command line and YARN. One thread calls; the listener
 * is called on that thread.
 */
public interface TrainingClient {

  /**
   * Submits a run and follows it to its end, or only submits it when {@link Submission#detach} is
   * set. Interrupting the calling thread detaches: the application goes on.
   *
   * @throws org.plait.base.PlaitException for whatever ends the run, with the code of the cause,
   *     also when the cause was met by the ApplicationMaster
   */
  Submitted run(TrainingPlan plan, Submission submission, ProgressListener listener);

  /**
   * A client of the cluster that a configuration names.
   *
   * @param conf Hadoop's configuration as the user's files and options make it; passed on to the
   *     ApplicationMaster and its jobs, never changed
   */
  static TrainingClient onYarn(Configuration conf) {
    return new YarnTraining(conf, Clock.system());
  }
}
