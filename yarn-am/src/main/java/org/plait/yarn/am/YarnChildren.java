package org.plait.yarn.am;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.api.protocolrecords.ApplicationsRequestScope;
import org.apache.hadoop.yarn.api.protocolrecords.GetApplicationsRequest;
import org.apache.hadoop.yarn.api.protocolrecords.UpdateApplicationTimeoutsRequest;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.ApplicationTimeoutType;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.plait.base.Clock;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;
import org.plait.mr.Children;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The MapReduce applications of a run, found by their tags. One thread at a time. */
public final class YarnChildren implements Children, Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(YarnChildren.class);
  private static final Duration KILL = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final DateTimeFormatter TIMEOUT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ").withZone(ZoneOffset.UTC);

  private static final Set<YarnApplicationState> ALIVE =
      Set.of(
          YarnApplicationState.NEW,
          YarnApplicationState.NEW_SAVING,
          YarnApplicationState.SUBMITTED,
          YarnApplicationState.ACCEPTED,
          YarnApplicationState.RUNNING);

  private final YarnClient yarn = YarnClient.createYarnClient();
  private final Clock clock;

  /** Connects when it is first asked. */
  public YarnChildren(Configuration conf, Clock clock) {
    this.clock = clock;
    yarn.init(conf);
    yarn.start();
  }

  private interface Call<T> {
    T run() throws YarnException, IOException;
  }

  private static <T> T calling(String doing, Call<T> call) {
    try {
      return call.run();
    } catch (YarnException | IOException e) {
      throw new PlaitException(
          ErrorCode.UNAVAILABLE,
          "Could not "
              + doing
              + ": "
              + String.valueOf(e.getMessage()).lines().findFirst().orElse("")
              + ".",
          "Look at the ResourceManager, then start the command again: it resumes.",
          e);
    }
  }

  @Override
  public List<String> running(String tag) {
    GetApplicationsRequest request = GetApplicationsRequest.newInstance(EnumSet.copyOf(ALIVE));
    request.setScope(ApplicationsRequestScope.ALL);
    request.setApplicationTags(Set.of(tag));
    return calling("list the jobs of this run", () -> yarn.getApplications(request)).stream()
        .map(report -> report.getApplicationId().toString())
        .sorted()
        .toList();
  }

  @Override
  public Optional<String> explain(String application) {
    ApplicationReport report =
        calling(
            "ask for " + application,
            () -> yarn.getApplicationReport(ApplicationId.fromString(application)));
    return Optional.ofNullable(report.getDiagnostics())
        .flatMap(text -> text.strip().lines().findFirst());
  }

  @Override
  public void kill(String application) {
    ApplicationId id = ApplicationId.fromString(application);
    calling(
        "kill " + application,
        () -> {
          yarn.killApplication(id, "Killed by its parent's ApplicationMaster.");
          return true;
        });
    long deadline = clock.nanos() + KILL.toNanos();
    while (isAlive(id)) {
      if (clock.nanos() > deadline) {
        throw new PlaitException(
            ErrorCode.UNAVAILABLE,
            "YARN has not ended " + application + " within " + KILL.toSeconds() + " s.",
            "Look at the ResourceManager's page of it.");
      }
      clock.sleep(POLL);
    }
  }

  private boolean isAlive(ApplicationId id) {
    return ALIVE.contains(
        calling("ask for " + id, () -> yarn.getApplicationReport(id)).getYarnApplicationState());
  }

  /** Bounds the life of a child that outlives all of us. A cluster that cannot do so is fine. */
  void limitLife(String application, Duration life) {
    Instant end = Instant.ofEpochMilli(clock.millis()).plus(life);
    try {
      yarn.updateApplicationTimeouts(
          UpdateApplicationTimeoutsRequest.newInstance(
              ApplicationId.fromString(application),
              Map.of(ApplicationTimeoutType.LIFETIME, TIMEOUT.format(end))));
    } catch (YarnException | IOException e) {
      LOG.warn("The life of {} could not be bounded: {}", application, e.toString());
    }
  }

  @Override
  public void close() {
    yarn.stop();
  }
}
