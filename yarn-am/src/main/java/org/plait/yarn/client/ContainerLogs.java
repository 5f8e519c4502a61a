package org.plait.yarn.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileUtil;
import org.apache.hadoop.yarn.api.records.ApplicationAttemptReport;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.ContainerId;
import org.apache.hadoop.yarn.api.records.NodeReport;
import org.apache.hadoop.yarn.api.records.NodeState;
import org.apache.hadoop.yarn.logaggregation.ContainerLogsRequest;
import org.apache.hadoop.yarn.logaggregation.LogCLIHelpers;
import org.apache.hadoop.yarn.webapp.util.WebAppUtils;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;

/**
 * Finds what ApplicationMasters wrote: with the NodeManagers while the application runs, in HDFS
 * after YARN has gathered it there.
 */
final class ContainerLogs {
  private static final Duration PAGE = Duration.ofSeconds(10);

  private final Cluster cluster;
  private final Configuration conf;

  ContainerLogs(Cluster cluster, Configuration conf) {
    this.cluster = cluster;
    this.conf = conf;
  }

  /** Passes on stderr of every attempt's ApplicationMaster, the first attempt first. */
  void print(ApplicationId id, Consumer<String> line) {
    ApplicationReport report = cluster.report(id);
    boolean found = Cluster.isAlive(report) ? live(report, line) : gathered(report, line);
    if (!found) {
      throw new PlaitException(
          ErrorCode.NOT_FOUND,
          "No log of "
              + id
              + " can be read (YARN gathers logs after the end, if "
              + "yarn.log-aggregation-enable is true, and forgets them in time).",
          "Try again in some seconds, or look on the nodes: " + Follower.url(report));
    }
  }

  private boolean live(ApplicationReport report, Consumer<String> line) {
    List<ApplicationAttemptReport> attempts =
        Failures.calling(
            "list the attempts of " + report.getApplicationId(),
            () -> cluster.yarn().getApplicationAttempts(report.getApplicationId()));
    List<NodeReport> nodes =
        Failures.calling("list the nodes", () -> cluster.yarn().getNodeReports(NodeState.RUNNING));
    boolean found = false;
    for (ApplicationAttemptReport attempt : attempts) {
      ContainerId container = attempt.getAMContainerId();
      for (NodeReport node : nodes) {
        if (container != null && fromNode(node, container, line)) {
          found = true;
          break;
        }
      }
    }
    return found;
  }

  private boolean fromNode(NodeReport node, ContainerId container, Consumer<String> line) {
    URI uri =
        URI.create(
            WebAppUtils.getHttpSchemePrefix(conf)
                + node.getHttpAddress()
                + "/ws/v1/node/containers/"
                + container
                + "/logs/stderr");
    try {
      HttpResponse<String> answer =
          HttpClient.newBuilder()
              .connectTimeout(PAGE)
              .build()
              .send(
                  HttpRequest.newBuilder(uri).timeout(PAGE).header("Accept", "text/plain").build(),
                  HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        return false;
      }
      answer.body().lines().forEach(line);
      return true;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PlaitException(
          ErrorCode.INTERRUPTED, "Reading the log was interrupted.", "Start the command again.", e);
    }
  }

  /** All containers of a run are its ApplicationMasters': jobs are applications of their own. */
  private boolean gathered(ApplicationReport report, Consumer<String> line) {
    return Failures.calling(
        "read the gathered logs of " + report.getApplicationId(),
        () -> {
          Path folder = Files.createTempDirectory("plait-logs");
          try {
            dump(report, folder);
            return printAll(folder, line);
          } finally {
            FileUtil.fullyDelete(folder.toFile());
          }
        });
  }

  private void dump(ApplicationReport report, Path folder) throws IOException {
    LogCLIHelpers reader = new LogCLIHelpers();
    reader.setConf(conf);
    ContainerLogsRequest request = new ContainerLogsRequest();
    request.setAppId(report.getApplicationId());
    request.setAppOwner(report.getUser());
    request.setAppFinished(true);
    request.setLogTypes(new HashSet<>(Set.of("stderr")));
    request.setBytes(Long.MAX_VALUE);
    request.setOutputLocalDir(folder.toString());
    reader.dumpAllContainersLogs(request);
  }

  private static boolean printAll(Path folder, Consumer<String> line) throws IOException {
    List<Path> logs;
    try (Stream<Path> files = Files.walk(folder)) {
      logs =
          files
              .filter(Files::isRegularFile)
              .sorted(Comparator.comparing(file -> file.getFileName().toString()))
              .toList();
    }
    for (Path log : logs) {
      Files.readString(log, StandardCharsets.UTF_8).lines().forEach(line);
    }
    return !logs.isEmpty();
  }
}
