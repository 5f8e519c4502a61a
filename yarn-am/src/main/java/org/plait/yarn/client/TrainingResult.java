package org.plait.yarn.client;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What became of a run that did not fail.
 *
 * @param application id of the YARN application
 * @param trackingUrl its page, through the ResourceManager's proxy
 * @param detached whether the run goes on without us, so that nothing is known of its end
 * @param finished facts of the event {@link org.plait.train.Event#FINISHED}; empty when detached
 * @param metrics facts of the event {@link org.plait.train.Event#VALIDATED}; empty without one
 */
public record TrainingResult(
    String application,
    String trackingUrl,
    boolean detached,
    Map<String, Object> finished,
    Map<String, Object> metrics) {

  public TrainingResult {
    finished = Collections.unmodifiableMap(new LinkedHashMap<>(finished));
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
  }
}
