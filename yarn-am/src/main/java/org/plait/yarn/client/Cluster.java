package org.plait.yarn.client;

import java.io.Closeable;
import java.net.InetSocketAddress;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.api.protocolrecords.ApplicationsRequestScope;
import org.apache.hadoop.yarn.api.protocolrecords.GetApplicationsRequest;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;

/**
 * The ResourceManager as a client sees it: every call ends in seconds, with an answer or with a
 * failure in a user's words. One thread.
 */
final class Cluster implements Follower.Watched, Closeable {
  /** YARN's application type of runs; {@code yarn application -list -appTypes PLAIT} finds them. */
  static final String TYPE = "PLAIT";

  private static final Set<YarnApplicationState> ALIVE =
      EnumSet.of(
          YarnApplicationState.NEW,
          YarnApplicationState.NEW_SAVING,
          YarnApplicationState.SUBMITTED,
          YarnApplicationState.ACCEPTED,
          YarnApplicationState.RUNNING);

  static {
    // The sizes of MapReduce's containers are checked and staged: their files must be read.
    Configuration.addDefaultResource("mapred-default.xml");
    Configuration.addDefaultResource("mapred-site.xml");
  }

  private final YarnClient yarn = YarnClient.createYarnClient();
  private final String address;

  private Cluster(Configuration conf) {
    InetSocketAddress socket =
        conf.getSocketAddr(
            YarnConfiguration.RM_ADDRESS,
            YarnConfiguration.DEFAULT_RM_ADDRESS,
            YarnConfiguration.DEFAULT_RM_PORT);
    this.address = socket.getHostString() + ":" + socket.getPort();
    yarn.init(conf);
    yarn.start();
  }

  /**
   * Reaches the ResourceManager, or fails within about {@code seconds}.
   *
   * @param conf not changed
   */
  static Cluster connect(Configuration conf, int seconds) {
    Cluster cluster = new Cluster(impatient(conf, seconds));
    try {
      cluster.yarn.getYarnClusterMetrics();
      return cluster;
    } catch (Exception e) {
      cluster.close();
      PlaitException told = Failures.of("reach the ResourceManager at " + cluster.address, e);
      if (told.code() != ErrorCode.INTERNAL) {
        throw told;
      }
      throw new PlaitException(
          ErrorCode.UNREACHABLE,
          "The ResourceManager at "
              + cluster.address
              + " does not answer: "
              + Failures.firstLine(e)
              + ".",
          "Check yarn.resourcemanager.address.",
          e);
    }
  }

  /** Hadoop would try for a quarter of an hour before it says that nobody is there. */
  static Configuration impatient(Configuration conf, int seconds) {
    Configuration limited = new YarnConfiguration(conf);
    limited.setLong(YarnConfiguration.RESOURCEMANAGER_CONNECT_MAX_WAIT_MS, seconds * 1000L);
    limited.setLong(YarnConfiguration.RESOURCEMANAGER_CONNECT_RETRY_INTERVAL_MS, 1000);
    limited.setInt("ipc.client.connect.max.retries", 2);
    limited.setInt("ipc.client.connect.max.retries.on.timeouts", 1);
    limited.setInt("ipc.client.connect.timeout", Math.min(10, seconds) * 1000);
    limited.setLong("yarn.client.application-client-protocol.poll-timeout-ms", seconds * 1000L);
    return limited;
  }

  YarnClient yarn() {
    return yarn;
  }

  @Override
  public ApplicationReport report(ApplicationId id) {
    return Failures.calling("ask for " + id, () -> yarn.getApplicationReport(id));
  }

  @Override
  public void kill(ApplicationId id, String why) {
    Failures.calling(
        "kill " + id,
        () -> {
          yarn.killApplication(id, why);
          return true;
        });
  }

  /** Applications that have not ended and carry a tag. */
  List<ApplicationReport> alive(String tag) {
    GetApplicationsRequest request = GetApplicationsRequest.newInstance(EnumSet.copyOf(ALIVE));
    request.setScope(ApplicationsRequestScope.ALL);
    request.setApplicationTags(Set.of(tag));
    return Failures.calling("list applications", () -> yarn.getApplications(request));
  }

  /** Runs that have not ended, of all users. */
  List<ApplicationReport> alive() {
    return Failures.calling(
        "list applications", () -> yarn.getApplications(Set.of(TYPE), EnumSet.copyOf(ALIVE)));
  }

  static boolean isAlive(ApplicationReport report) {
    return ALIVE.contains(report.getYarnApplicationState());
  }

  @Override
  public void close() {
    yarn.stop();
  }
}
