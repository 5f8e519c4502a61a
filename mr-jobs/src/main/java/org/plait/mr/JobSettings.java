package org.plait.mr;

import java.time.Duration;
import java.util.List;
import org.plait.conf.RunKeys;
import org.plait.conf.Settings;

/**
 * How jobs are handed to Hadoop. Changes no result.
 *
 * @param parent id of the application that starts the jobs; {@code local} outside of YARN. Jobs are
 *     tagged {@code plait-<parent>}
 * @param queue to submit to
 * @param nodeLabel nodes to run on; empty: those without a label
 * @param tags the user's own tags, beside Plait's
 * @param jar the jar with the tasks' classes, in a file system that all nodes see: not uploaded
 *     again; empty where the classes are there already
 * @param taskMemoryMb memory of a task's container; 0: as the cluster has it
 * @param taskVcores cores of a task's container; 0: as the cluster has it
 * @param uberBytes jobs that read at most so much, with at most 9 maps and 1 reduce, run inside
 *     their ApplicationMaster; 0: never
 * @param accept how long a job may wait for its first container
 * @param step how long a job may take in all
 * @param connect how long the cluster may be silent
 */
public record JobSettings(
    String parent,
    String queue,
    String nodeLabel,
    List<String> tags,
    String jar,
    int taskMemoryMb,
    int taskVcores,
    long uberBytes,
    Duration accept,
    Duration step,
    Duration connect) {

  /** Jobs that read less are over before a second container would have started. */
  private static final long UBER_BYTES = 16L << 20;

  public JobSettings {
    tags = List.copyOf(tags);
  }

  /**
   * The settings that the user's keys ask for.
   *
   * @param parent as above
   * @param jar as above
   */
  public static JobSettings of(Settings keys, String parent, String jar) {
    return new JobSettings(
        parent,
        keys.value(RunKeys.QUEUE),
        keys.text(RunKeys.NODE_LABEL),
        keys.find(RunKeys.TAGS).orElse(List.of()),
        jar,
        keys.isSet(RunKeys.TASK_MEMORY_MB) ? keys.value(RunKeys.TASK_MEMORY_MB) : 0,
        keys.isSet(RunKeys.TASK_VCORES) ? keys.value(RunKeys.TASK_VCORES) : 0,
        UBER_BYTES,
        Duration.ofSeconds(keys.value(RunKeys.ACCEPT_SECONDS)),
        Duration.ofSeconds(keys.value(RunKeys.STEP_SECONDS)),
        Duration.ofSeconds(keys.value(RunKeys.CONNECT_SECONDS)));
  }

  /** The tag of everything that the parent starts. */
  public String parentTag() {
    return tag(parent);
  }

  /** The tag of everything that an application starts. */
  public static String tag(String application) {
    return "plait-" + application;
  }
}
