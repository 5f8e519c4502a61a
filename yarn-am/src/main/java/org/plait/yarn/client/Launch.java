package org.plait.yarn.client;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.yarn.api.ApplicationConstants;
import org.apache.hadoop.yarn.api.ApplicationConstants.Environment;
import org.apache.hadoop.yarn.api.records.ApplicationSubmissionContext;
import org.apache.hadoop.yarn.api.records.ContainerLaunchContext;
import org.apache.hadoop.yarn.api.records.LocalResource;
import org.apache.hadoop.yarn.api.records.Priority;
import org.apache.hadoop.yarn.api.records.Resource;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.plait.conf.RunKeys;
import org.plait.yarn.am.ApplicationMaster;
import org.plait.yarn.am.Names;

/** Describes the ApplicationMaster's container to YARN. Pure: makes values, calls nobody. */
final class Launch {
  /**
   * Without these limits a JVM of Java 17 reserves 2.8 GB of addresses, and NodeManagers that count
   * virtual memory kill it.
   */
  private static final List<String> SMALL_JVM =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:CompressedClassSpaceSize=64m",
          "-XX:ReservedCodeCacheSize=64m",
          "-Djava.net.preferIPv4Stack=true");

  private static final String[] DEFAULT_MAPREDUCE = {
    "{{HADOOP_MAPRED_HOME}}/share/hadoop/mapreduce/*",
    "{{HADOOP_MAPRED_HOME}}/share/hadoop/mapreduce/lib/*"
  };

  private static final Pattern ASSIGNMENT = Pattern.compile("\\s*([A-Za-z_]\\w*)=([^,]*)");

  private final Configuration conf;
  private final Submission submission;

  Launch(Configuration conf, Submission submission) {
    this.conf = conf;
    this.submission = submission;
  }

  /** What the ApplicationMaster's container needs. */
  Resource size() {
    return Resource.newInstance(
        submission.value(RunKeys.AM_MEMORY_MB), submission.value(RunKeys.AM_VCORES));
  }

  /**
   * Fills in a context that YARN has given an application id.
   *
   * @param staging the staging folder
   * @param resources by local name
   * @param tokens serialised credentials; nothing remaining where security is off
   */
  void fill(
      ApplicationSubmissionContext context,
      Path staging,
      Map<String, LocalResource> resources,
      ByteBuffer tokens) {
    context.setApplicationName(submission.name());
    context.setApplicationType(Cluster.TYPE);
    context.setQueue(submission.queue());
    context.setPriority(Priority.newInstance(submission.priority()));
    context.setResource(size());
    context.setMaxAppAttempts(submission.value(RunKeys.AM_ATTEMPTS));
    context.setApplicationTags(new LinkedHashSet<>(submission.tags()));
    if (!submission.nodeLabel().isEmpty()) {
      context.setNodeLabelExpression(submission.nodeLabel());
    }
    ContainerLaunchContext container =
        ContainerLaunchContext.newInstance(
            resources, environment(staging), List.of(command()), null, null, null);
    if (tokens.hasRemaining()) {
      container.setTokens(tokens);
    }
    context.setAMContainerSpec(container);
  }

  String command() {
    List<String> words = new ArrayList<>();
    words.add("exec");
    words.add(Environment.JAVA_HOME.$$() + "/bin/java");
    words.add("-Xmx" + submission.value(RunKeys.AM_MEMORY_MB) * 7L / 10 + "m");
    words.addAll(SMALL_JVM);
    words.add("-Djava.io.tmpdir=" + Environment.PWD.$$() + "/tmp");
    words.add("-Dplait.log.dir=" + ApplicationConstants.LOG_DIR_EXPANSION_VAR);
    words.add("-Dlog4j.configuration=" + Names.LOG4J);
    words.add(ApplicationMaster.class.getName());
    words.add(
        "1>" + ApplicationConstants.LOG_DIR_EXPANSION_VAR + "/" + ApplicationConstants.STDOUT);
    words.add(
        "2>" + ApplicationConstants.LOG_DIR_EXPANSION_VAR + "/" + ApplicationConstants.STDERR);
    return String.join(" ", words);
  }

  Map<String, String> environment(Path staging) {
    Map<String, String> env = new LinkedHashMap<>();
    Matcher assigned = ASSIGNMENT.matcher(conf.get("yarn.app.mapreduce.am.env", ""));
    while (assigned.find()) {
      env.put(assigned.group(1), assigned.group(2).trim());
    }
    env.put(Environment.CLASSPATH.name(), classPath());
    env.put("MALLOC_ARENA_MAX", "2");
    env.put(Names.STAGING, staging.toString());
    env.put(Names.ATTEMPTS, submission.value(RunKeys.AM_ATTEMPTS).toString());
    return env;
  }

  /** Our jar, then the container's folder (for the logging), then the cluster's own Hadoop. */
  String classPath() {
    Set<String> entries = new LinkedHashSet<>();
    entries.add(Environment.PWD.$$() + "/" + Names.JAR);
    entries.add(Environment.PWD.$$());
    entries.addAll(
        List.of(
            conf.getTrimmedStrings(
                YarnConfiguration.YARN_APPLICATION_CLASSPATH,
                YarnConfiguration.DEFAULT_YARN_CROSS_PLATFORM_APPLICATION_CLASSPATH)));
    entries.addAll(
        List.of(conf.getTrimmedStrings("mapreduce.application.classpath", DEFAULT_MAPREDUCE)));
    return String.join(ApplicationConstants.CLASS_PATH_SEPARATOR, entries);
  }
}
