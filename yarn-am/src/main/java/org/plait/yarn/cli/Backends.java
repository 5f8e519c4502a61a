package org.plait.yarn.cli;

import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;
import org.plait.yarn.client.Applications;
import org.plait.yarn.client.TrainingClient;

/**
 * What the verbs do their work with; tests put their own here.
 *
 * @param training trains on a cluster
 * @param applications looks after what runs on a cluster
 * @param scoring evaluates and predicts on a cluster
 */
record Backends(
    Function<Configuration, TrainingClient> training,
    Function<Configuration, Applications> applications,
    ScoringJobs scoring) {

  static Backends real() {
    return new Backends(TrainingClient::onYarn, Applications::onYarn, new ClusterScoring());
  }
}
