package org.plait.mr;

/** Hears how jobs go on, on the thread that runs them. */
public interface JobListener {

  /** Hears nothing. */
  JobListener SILENT =
      new JobListener() {
        @Override
        public void submitted(String title, String job, String trackingUrl) {}

        @Override
        public void waiting(String reason) {}

        @Override
        public void progress(String title, double maps, double reduces) {}

        @Override
        public void told(String news) {}
      };

  /**
   * Hadoop has a job.
   *
   * @param title what it is for: {@code step 12}
   * @param job its id
   * @param trackingUrl its page; empty where there is none
   */
  void submitted(String title, String job, String trackingUrl);

  /** A job waits, and why: one sentence, every few seconds. */
  void waiting(String reason);

  /** Shares in [0, 1] of the map and reduce work done; called when they change. */
  void progress(String title, double maps, double reduces);

  /** Something worth knowing: an attempt failed and is repeated, a job was taken over. */
  void told(String news);
}
