package org.plait.yarn.client;

import java.util.Optional;
import org.plait.train.TrainingResult;

/**
 * What became of a run that was submitted and did not fail.
 *
 * @param application id of the YARN application
 * @param trackingUrl its page, through the ResourceManager's proxy
 * @param result of the run; empty where it goes on without us
 */
public record Submitted(String application, String trackingUrl, Optional<TrainingResult> result) {}
