package org.plait.yarn.client;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.plait.base.Clock;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;
import org.plait.conf.RunKeys;
import org.plait.mr.JobSettings;

/** Status, kill and logs through YARN's client. */
final class YarnApplications implements Applications {
  private static final Duration KILL = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(200);

  private final Configuration conf;
  private final Clock clock;

  YarnApplications(Configuration conf, Clock clock) {
    this.conf = conf;
    this.clock = clock;
  }

  @Override
  public ApplicationStatus status(String id) {
    try (Cluster cluster = connect()) {
      ApplicationReport report = cluster.report(parse(id));
      return status(report, children(cluster, id));
    }
  }

  @Override
  public List<ApplicationStatus> running() {
    try (Cluster cluster = connect()) {
      return cluster.alive().stream()
          .sorted(Comparator.comparingLong(ApplicationReport::getStartTime))
          .map(report -> status(report, children(cluster, report.getApplicationId().toString())))
          .toList();
    }
  }

  @Override
  public List<String> kill(String id) {
    try (Cluster cluster = connect()) {
      ApplicationId application = parse(id);
      List<String> killed = new ArrayList<>();
      if (Cluster.isAlive(cluster.report(application))) {
        kill(cluster, application);
        killed.add(id);
      }
      for (String child : children(cluster, id)) { // after the parent, which would start new ones
        kill(cluster, parse(child));
        killed.add(child);
      }
      deleteStaging(application);
      return killed;
    }
  }

  @Override
  public void logs(String id, Consumer<String> line) {
    try (Cluster cluster = connect()) {
      new ContainerLogs(cluster, conf).print(parse(id), line);
    }
  }

  private Cluster connect() {
    return Cluster.connect(
        conf,
        conf.getInt(
            RunKeys.CONNECT_SECONDS.name(), Integer.parseInt(RunKeys.CONNECT_SECONDS.fallback())));
  }

  static ApplicationId parse(String id) {
    try {
      return ApplicationId.fromString(id);
    } catch (IllegalArgumentException e) {
      throw new PlaitException(
          ErrorCode.USAGE,
          "'" + id + "' is no application id.",
          "Give one like application_1700000000000_0001; 'yarn application -list' shows them.",
          e);
    }
  }

  private static List<String> children(Cluster cluster, String id) {
    return cluster.alive(JobSettings.tag(id)).stream()
        .map(child -> child.getApplicationId().toString())
        .sorted()
        .toList();
  }

  private void kill(Cluster cluster, ApplicationId id) {
    cluster.kill(id, "Killed with 'plait kill'.");
    long deadline = clock.nanos() + KILL.toNanos();
    while (Cluster.isAlive(cluster.report(id))) {
      if (clock.nanos() > deadline) {
        throw new PlaitException(
            ErrorCode.UNAVAILABLE,
            "YARN has not ended " + id + " within " + KILL.toSeconds() + " s of being told to.",
            "Look at the ResourceManager's page of it.");
      }
      clock.sleep(POLL);
    }
  }

  /** A killed ApplicationMaster cannot clear away what it was started from. */
  private void deleteStaging(ApplicationId id) {
    try {
      FileSystem fs = FileSystem.get(conf);
      fs.delete(Staging.folder(fs, conf.get(RunKeys.STAGING_DIR.name(), ""), id), true);
    } catch (IOException e) {
      throw Failures.of("delete the staging folder of " + id, e);
    }
  }

  private static ApplicationStatus status(ApplicationReport report, List<String> children) {
    return new ApplicationStatus(
        report.getApplicationId().toString(),
        report.getName(),
        report.getUser(),
        report.getQueue(),
        report.getYarnApplicationState().toString(),
        report.getFinalApplicationStatus().toString(),
        report.getProgress(),
        report.getStartTime(),
        report.getFinishTime(),
        Follower.url(report),
        report.getDiagnostics() == null ? "" : report.getDiagnostics().strip(),
        children);
  }
}
