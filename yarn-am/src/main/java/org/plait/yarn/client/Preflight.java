package org.plait.yarn.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.api.records.QueueInfo;
import org.apache.hadoop.yarn.api.records.QueueState;
import org.apache.hadoop.yarn.api.records.Resource;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.apache.hadoop.yarn.webapp.util.WebAppUtils;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;
import org.plait.conf.RunKeys;

/**
 * Looks, before anything is submitted, whether the cluster can run it at all: YARN would accept a
 * run that can never start and leave it waiting.
 */
final class Preflight {
  private static final String CHILD_MEMORY = "yarn.app.mapreduce.am.resource.mb";
  private static final Duration PAGE = Duration.ofSeconds(5);

  private final Cluster cluster;
  private final Configuration conf;
  private final Submission submission;

  Preflight(Cluster cluster, Configuration conf, Submission submission) {
    this.cluster = cluster;
    this.conf = conf;
    this.submission = submission;
  }

  /**
   * Checks queue, label, sizes and the share of ApplicationMasters.
   *
   * @param largest the largest container that the cluster hands out
   * @return what the user should know although it is no reason to stop; may be empty
   */
  Optional<String> check(Resource largest) {
    checkQueue();
    checkLabel();
    sizes().forEach((what, mb) -> requireFits(what, mb, largest.getMemorySize()));
    int vcores = submission.value(RunKeys.AM_VCORES);
    if (vcores > largest.getVirtualCores()) {
      throw new PlaitException(
          ErrorCode.NO_RESOURCES,
          "The ApplicationMaster needs "
              + vcores
              + " vcores, but the cluster's largest container has "
              + largest.getVirtualCores()
              + ".",
          "Lower plait.am.vcores.");
    }
    return schedulerPage()
        .flatMap(page -> AmShare.parse(page, submission.queue()))
        .flatMap(share -> checkShare(share, submission.queue(), parentMb(), childMb()));
  }

  private void checkQueue() {
    String name = submission.queue();
    Optional<QueueInfo> found = queue(name);
    if (found.isEmpty()) {
      throw new PlaitException(
          ErrorCode.NOT_FOUND,
          "The cluster has no queue " + name + "; it has " + String.join(", ", leaves()) + ".",
          "Choose one of them with --queue.");
    }
    QueueInfo queue = found.get();
    if (queue.getChildQueues() != null && !queue.getChildQueues().isEmpty()) {
      throw new PlaitException(
          ErrorCode.NOT_FOUND,
          "Queue " + name + " only holds other queues: " + String.join(", ", leaves()) + ".",
          "Choose one of them with --queue.");
    }
    if (queue.getQueueState() != QueueState.RUNNING) {
      throw new PlaitException(
          ErrorCode.UNAVAILABLE,
          "Queue " + name + " is " + queue.getQueueState() + ".",
          "Choose another with --queue, or ask for it to be started.");
    }
  }

  private Optional<QueueInfo> queue(String name) {
    try {
      return Optional.ofNullable(cluster.yarn().getQueueInfo(name));
    } catch (YarnException | IOException e) {
      PlaitException told = Failures.of("ask for queue " + name, e);
      if (told.code() == ErrorCode.INTERNAL) {
        return Optional.empty(); // how YARN says that it knows no such queue
      }
      throw told;
    }
  }

  private List<String> leaves() {
    List<QueueInfo> all = Failures.calling("list the queues", () -> cluster.yarn().getAllQueues());
    return all.stream()
        .filter(q -> q.getChildQueues() == null || q.getChildQueues().isEmpty())
        .map(QueueInfo::getQueueName)
        .sorted()
        .toList();
  }

  private void checkLabel() {
    if (submission.nodeLabel().isEmpty()) {
      return;
    }
    List<String> labels =
        Failures.calling("list the node labels", () -> cluster.yarn().getClusterNodeLabels())
            .stream()
            .map(org.apache.hadoop.yarn.api.records.NodeLabel::getName)
            .sorted()
            .toList();
    if (!labels.contains(submission.nodeLabel())) {
      throw new PlaitException(
          ErrorCode.NOT_FOUND,
          "The cluster has no node label "
              + submission.nodeLabel()
              + "; it has "
              + (labels.isEmpty() ? "none" : String.join(", ", labels))
              + ".",
          "Leave --node-label out or choose one of them.");
    }
  }

  /** What will be asked for, MiB, by the key that says how much. */
  private Map<String, Long> sizes() {
    Map<String, Long> sizes = new LinkedHashMap<>();
    sizes.put(RunKeys.AM_MEMORY_MB.name(), submission.value(RunKeys.AM_MEMORY_MB).longValue());
    sizes.put(CHILD_MEMORY, conf.getLong(CHILD_MEMORY, 1536));
    if (submission.settings().containsKey(RunKeys.TASK_MEMORY_MB.name())) {
      sizes.put(
          RunKeys.TASK_MEMORY_MB.name(), submission.value(RunKeys.TASK_MEMORY_MB).longValue());
    } else {
      sizes.put(
          "mapreduce.map.memory.mb", Math.max(0, conf.getLong("mapreduce.map.memory.mb", 1024)));
      sizes.put(
          "mapreduce.reduce.memory.mb",
          Math.max(0, conf.getLong("mapreduce.reduce.memory.mb", 1024)));
    }
    return sizes;
  }

  static void requireFits(String key, long mb, long largestMb) {
    if (mb > largestMb) {
      throw new PlaitException(
          ErrorCode.NO_RESOURCES,
          key
              + " is "
              + mb
              + " MiB, but the cluster's largest container has "
              + largestMb
              + " MiB.",
          "Lower "
              + key
              + ", or raise yarn.scheduler.maximum-allocation-mb and the nodes' memory.");
    }
  }

  private long parentMb() {
    return roundedUp(submission.value(RunKeys.AM_MEMORY_MB));
  }

  private long childMb() {
    return roundedUp(conf.getLong(CHILD_MEMORY, 1536));
  }

  /** YARN hands out multiples of its smallest container. */
  private long roundedUp(long mb) {
    long unit =
        Math.max(
            1,
            conf.getLong(
                YarnConfiguration.RM_SCHEDULER_MINIMUM_ALLOCATION_MB,
                YarnConfiguration.DEFAULT_RM_SCHEDULER_MINIMUM_ALLOCATION_MB));
    return (mb + unit - 1) / unit * unit;
  }

  static Optional<String> checkShare(AmShare share, String queue, long parentMb, long childMb) {
    if (!share.fits(parentMb, childMb)) {
      throw new PlaitException(
          ErrorCode.NO_RESOURCES,
          "ApplicationMasters may use "
              + Math.min(share.limitMb(), share.userLimitMb())
              + " MiB of queue "
              + queue
              + ", but a run needs two at once: ours ("
              + parentMb
              + " MiB) and that of its MapReduce job ("
              + childMb
              + " MiB). They would wait for each other for ever.",
          "Raise yarn.scheduler.capacity.maximum-am-resource-percent so that it gives "
              + (parentMb + childMb)
              + " MiB, or lower plait.am.memory-mb and yarn.app.mapreduce.am.resource.mb.");
    }
    if (!share.fitsNow(parentMb, childMb)) {
      return Optional.of(
          "Other ApplicationMasters use "
              + share.usedMb()
              + " of the "
              + share.limitMb()
              + " MiB that queue "
              + queue
              + " gives them; this run waits until its "
              + (parentMb + childMb)
              + " MiB are free.");
    }
    return Optional.empty();
  }

  /** The scheduler's page is a convenience: who may not read it goes without the check. */
  private Optional<String> schedulerPage() {
    String url = WebAppUtils.getRMWebAppURLWithScheme(conf) + "/ws/v1/cluster/scheduler";
    try {
      HttpResponse<String> answer =
          HttpClient.newBuilder()
              .connectTimeout(PAGE)
              .build()
              .send(
                  HttpRequest.newBuilder(URI.create(url))
                      .timeout(PAGE)
                      .header("Accept", "application/json")
                      .build(),
                  HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() == 200 ? Optional.of(answer.body()) : Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PlaitException(
          ErrorCode.INTERRUPTED, "The run was not submitted.", "Start the command again.", e);
    }
  }
}
