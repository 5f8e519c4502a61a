package org.plait.yarn.client;

import java.util.List;

/**
 * An application as the ResourceManager sees it.
 *
 * @param id {@code application_..._...}
 * @param name as submitted
 * @param user who submitted it
 * @param queue where it runs
 * @param state YARN's state: {@code ACCEPTED}, {@code RUNNING}, {@code FINISHED}, {@code FAILED}
 *     ...
 * @param finalState {@code UNDEFINED} until it ends
 * @param progress in [0, 1]
 * @param startedMillis wall time of submission
 * @param finishedMillis wall time of its end, 0 before
 * @param trackingUrl its page; never null, may be empty
 * @param diagnostics YARN's, the cause on the first line; may be empty
 * @param children applications that it started and that have not ended
 */
public record ApplicationStatus(
    String id,
    String name,
    String user,
    String queue,
    String state,
    String finalState,
    double progress,
    long startedMillis,
    long finishedMillis,
    String trackingUrl,
    String diagnostics,
    List<String> children) {

  public ApplicationStatus {
    children = List.copyOf(children);
  }
}
