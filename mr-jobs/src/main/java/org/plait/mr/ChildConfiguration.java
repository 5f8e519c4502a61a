package org.plait.mr;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.MRConfig;
import org.apache.hadoop.mapreduce.MRJobConfig;

/**
 * The configuration of a job that a run starts: what must hold for Plait, and better defaults for
 * short jobs wherever neither the cluster's files nor the user set anything.
 */
final class ChildConfiguration {
  /** Keeps a JVM's virtual memory under YARN's check (2.1 times the container's memory). */
  private static final String SMALL_JVM =
      "-Djava.net.preferIPv4Stack=true -XX:+UseSerialGC"
          + " -XX:CompressedClassSpaceSize=64m -XX:ReservedCodeCacheSize=64m";

  private static final Map<String, String> DEFAULTS = defaults();

  private ChildConfiguration() {}

  private static Map<String, String> defaults() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put(MRJobConfig.MAPRED_MAP_ADMIN_JAVA_OPTS, SMALL_JVM);
    values.put(MRJobConfig.MAPRED_REDUCE_ADMIN_JAVA_OPTS, SMALL_JVM);
    values.put(MRJobConfig.MR_AM_ADMIN_COMMAND_OPTS, SMALL_JVM);
    values.put(MRJobConfig.MAP_ENV + ".MALLOC_ARENA_MAX", "2");
    values.put(MRJobConfig.REDUCE_ENV + ".MALLOC_ARENA_MAX", "2");
    values.put(MRJobConfig.MR_AM_ENV + ".MALLOC_ARENA_MAX", "2");
    values.put(MRJobConfig.MR_AM_TO_RM_HEARTBEAT_INTERVAL_MS, "200");
    values.put(MRJobConfig.JOB_UBERTASK_ENABLE, "true");
    return values;
  }

  /**
   * A new configuration for one job.
   *
   * @param base the cluster's files and the user's options
   * @param tag names this attempt of this job among all of the cluster
   */
  static Configuration of(Configuration base, JobSettings settings, String tag) {
    Configuration conf = new Configuration(base);
    DEFAULTS.forEach((key, value) -> setIfFree(conf, key, value));
    setIfFree(conf, MRJobConfig.JOB_UBERTASK_MAXBYTES, String.valueOf(settings.uberBytes()));
    if (settings.uberBytes() <= 0) {
      conf.setBoolean(MRJobConfig.JOB_UBERTASK_ENABLE, false);
    }
    conf.set(MRJobConfig.QUEUE_NAME, settings.queue());
    if (!settings.nodeLabel().isEmpty()) {
      setIfFree(conf, MRJobConfig.JOB_NODE_LABEL_EXP, settings.nodeLabel());
    }
    conf.set(MRJobConfig.JOB_TAGS, String.join(",", tags(settings, tag)));
    if (!settings.jar().isEmpty()) {
      conf.set(MRJobConfig.JAR, settings.jar());
    }
    setResources(conf, settings);
    setWhatMustHold(conf);
    return conf;
  }

  private static List<String> tags(JobSettings settings, String tag) {
    List<String> tags = new ArrayList<>(settings.tags());
    tags.add(settings.parentTag());
    tags.add(tag.toLowerCase(Locale.ROOT));
    return tags;
  }

  private static void setResources(Configuration conf, JobSettings settings) {
    if (settings.taskMemoryMb() > 0) {
      String memory = String.valueOf(settings.taskMemoryMb());
      for (String key : List.of(MRJobConfig.MAP_MEMORY_MB, MRJobConfig.REDUCE_MEMORY_MB)) {
        setUnlessTyped(conf, key, memory);
      }
      String heap = "-Xmx" + settings.taskMemoryMb() * 3L / 4 + "m";
      for (String key : List.of(MRJobConfig.MAP_JAVA_OPTS, MRJobConfig.REDUCE_JAVA_OPTS)) {
        setUnlessTyped(conf, key, heap);
      }
    }
    if (settings.taskVcores() > 0) {
      String cores = String.valueOf(settings.taskVcores());
      setUnlessTyped(conf, MRJobConfig.MAP_CPU_VCORES, cores);
      setUnlessTyped(conf, MRJobConfig.REDUCE_CPU_VCORES, cores);
    }
  }

  /** Whatever the files say: a run is wrong or loses its tokens otherwise. */
  private static void setWhatMustHold(Configuration conf) {
    conf.setBoolean(MRJobConfig.JOB_CANCEL_DELEGATION_TOKEN, false);
    conf.setBoolean("mapreduce.fileoutputcommitter.marksuccessfuljobs", true);
    conf.setInt("mapreduce.fileoutputcommitter.algorithm.version", 1);
    conf.setInt(MRJobConfig.MAP_FAILURES_MAX_PERCENT, 0);
    conf.setInt(MRJobConfig.REDUCE_FAILURES_MAXPERCENT, 0);
    conf.setBoolean(Job.USED_GENERIC_PARSER, true); // options were parsed, by our own parser
  }

  /** Sets a value where only Hadoop's own defaults have one. */
  static void setIfFree(Configuration conf, String key, String value) {
    if (origin(conf, key).endsWith("-default.xml")) {
      conf.set(key, value);
    }
  }

  /** Sets a value where nobody but a file of the cluster has one. */
  private static void setUnlessTyped(Configuration conf, String key, String value) {
    String origin = origin(conf, key);
    if (origin.endsWith("-default.xml") || origin.endsWith("-site.xml")) {
      conf.set(key, value);
    }
  }

  /** The first file that a value came from: a dumped configuration still tells it. */
  private static String origin(Configuration conf, String key) {
    String[] sources = conf.getPropertySources(key);
    if (conf.getRaw(key) == null) {
      return "unset-default.xml";
    }
    return sources == null || sources.length == 0 ? "unknown" : sources[0];
  }

  /** Whether Hadoop runs jobs inside this process. */
  static boolean isLocal(Configuration conf) {
    return MRConfig.LOCAL_FRAMEWORK_NAME.equals(
        conf.get(MRConfig.FRAMEWORK_NAME, MRConfig.LOCAL_FRAMEWORK_NAME));
  }
}
