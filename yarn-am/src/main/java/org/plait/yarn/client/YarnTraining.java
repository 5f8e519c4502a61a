package org.plait.yarn.client;

import org.apache.hadoop.conf.Configuration;
import org.plait.base.Clock;
import org.plait.train.TrainingPlan;

final class YarnTraining implements TrainingClient {
  private final Configuration conf;
  private final Clock clock;

  YarnTraining(Configuration conf, Clock clock) {
    this.conf = conf;
    this.clock = clock;
  }

  @Override
  public TrainingResult run(TrainingPlan plan, Submission submission, ProgressListener listener) {
    throw new UnsupportedOperationException(conf + " " + clock);
  }
}
