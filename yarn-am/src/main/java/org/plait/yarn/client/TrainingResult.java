package org.plait.yarn.client;

/**
 * What became of a run that did not fail.
 *
 * @param application id of the YARN application
 * @param trackingUrl its page, through the ResourceManager's proxy
 * @param detached whether the run goes on without us, so that nothing is known of its end
 */
public record TrainingResult(String application, String trackingUrl, boolean detached) {}
