package org.plait.conf;

import static org.plait.conf.Verb.CONF;
import static org.plait.conf.Verb.EVALUATE;
import static org.plait.conf.Verb.INSPECT;
import static org.plait.conf.Verb.KILL;
import static org.plait.conf.Verb.LOGS;
import static org.plait.conf.Verb.PREDICT;
import static org.plait.conf.Verb.STATUS;
import static org.plait.conf.Verb.TRAIN;

import java.util.List;

/** Where a command runs, with which resources, and how it tells. None changes a result. */
public final class RunKeys {
  public static final Key<String> ENGINE =
      Key.of(
              "plait.engine",
              Types.choice("local", "mapreduce"),
              "local",
              "Who computes: local (this process) or mapreduce (the cluster)")
          .flag("--engine", "NAME", TRAIN, EVALUATE, PREDICT);

  public static final Key<Integer> THREADS =
      Key.of(
              "plait.threads",
              Types.integer(0, 1024),
              "0",
              "Threads of the local engine; 0: one a processor")
          .flag("--threads", "N", TRAIN, EVALUATE, PREDICT);

  public static final Key<Integer> MAPPERS =
      Key.of(
          "plait.mapreduce.mappers",
          Types.integer(0, 100_000),
          "0",
          "Map tasks of a step; 0: by the size of the data");

  public static final Key<Integer> REDUCERS =
      Key.of(
          "plait.mapreduce.reducers",
          Types.integer(1, 10_000),
          "1",
          "Reduce tasks of a step: so many partitions has the model");

  public static final Key<Integer> CHECKPOINT_SECONDS =
      Key.of(
              "plait.checkpoint-seconds",
              Types.integer(0, Integer.MAX_VALUE),
              "30",
              "Seconds between two checkpoints of the local engine; 0: after each step")
          .doc("MapReduce commits every step.");

  public static final Key<String> PACKED_DIR =
      Key.of(
              "plait.packed-dir",
              Types.text("a path"),
              "",
              "Folder of packed data, reused while the input is unchanged")
          .doc("By default `.plait/packed` in the user's home folder of `fs.defaultFS`.");

  public static final Key<String> STAGING_DIR =
      Key.of(
              "plait.staging-dir",
              Types.text("a path"),
              "",
              "Folder for the jar and the plans of submitted runs")
          .doc("By default `.plait/staging` in the user's home folder of `fs.defaultFS`.");

  public static final Key<String> QUEUE =
      Key.of("plait.queue", Types.text("a queue's name"), "default", "Queue to submit to")
          .flag("--queue", "NAME", TRAIN, EVALUATE, PREDICT);

  public static final Key<String> NODE_LABEL =
      Key.of("plait.node-label", Types.text("a node label"), "", "Run only on nodes so labelled")
          .flag("--node-label", "EXPRESSION", TRAIN, EVALUATE, PREDICT);

  public static final Key<Integer> PRIORITY =
      Key.of(
              "plait.priority",
              Types.integer(0, Integer.MAX_VALUE),
              "0",
              "Priority of the application in its queue; higher goes first")
          .flag("--priority", "N", TRAIN, EVALUATE, PREDICT);

  public static final Key<List<String>> TAGS =
      Key.of(
              "plait.tags",
              Types.list("words between commas"),
              "",
              "Tags of the application, between commas")
          .flag("--tags", "WORDS", TRAIN, EVALUATE, PREDICT);

  public static final Key<Boolean> DETACH =
      Key.of("plait.detach", Types.yesNo(), "false", "Return once the run is submitted")
          .toggle("--detach", "true", TRAIN);

  public static final Key<Integer> AM_MEMORY_MB =
      Key.of(
          "plait.am.memory-mb",
          Types.integer(128, 1 << 20),
          "1024",
          "Memory of the ApplicationMaster's container, MiB");

  public static final Key<Integer> AM_VCORES =
      Key.of(
          "plait.am.vcores",
          Types.integer(1, 1024),
          "1",
          "Virtual cores of the ApplicationMaster's container");

  public static final Key<Integer> AM_ATTEMPTS =
      Key.of(
              "plait.am.attempts",
              Types.integer(1, 10),
              "2",
              "How often the ApplicationMaster is started before the run has failed")
          .doc("A later attempt resumes from the last committed step.");

  public static final Key<Integer> TASK_MEMORY_MB =
      Key.of(
          "plait.task.memory-mb",
          Types.integer(128, 1 << 20),
          "1024",
          "Memory of a map or reduce task's container, MiB");

  public static final Key<Integer> TASK_VCORES =
      Key.of(
          "plait.task.vcores",
          Types.integer(1, 1024),
          "1",
          "Virtual cores of a map or reduce task's container");

  public static final Key<Integer> CONNECT_SECONDS =
      Key.of(
          "plait.timeout.connect-seconds",
          Types.integer(1, 86_400),
          "60",
          "Give up when the cluster does not answer for so long");

  public static final Key<Integer> ACCEPT_SECONDS =
      Key.of(
              "plait.timeout.accept-seconds",
              Types.integer(1, 604_800),
              "600",
              "Give up when a submitted application or job does not start for so long")
          .doc("While it waits, the client says for what.");

  public static final Key<Integer> STEP_SECONDS =
      Key.of(
          "plait.timeout.step-seconds",
          Types.integer(1, 604_800),
          "86400",
          "Give up when one step takes so long");

  public static final Key<Boolean> JSON =
      Key.of("plait.json", Types.yesNo(), "false", "Print the result as one JSON object")
          .toggle("--json", "true", TRAIN, EVALUATE, PREDICT, INSPECT, STATUS, CONF);

  public static final Key<Boolean> DRY_RUN =
      Key.of("plait.dry-run", Types.yesNo(), "false", "Print the plan and change nothing")
          .toggle("--dry-run", "true", TRAIN);

  public static final Key<Boolean> VERBOSE =
      Key.of("plait.verbose", Types.yesNo(), "false", "Tell more; failures with stack traces")
          .toggle("-v", "true", Verb.values());

  public static final Key<String> APPLICATION =
      Key.of(
              "plait.application",
              Types.text("an application's id"),
              "",
              "Id of the application, as train printed it")
          .flag("--application", "ID", STATUS, KILL, LOGS);

  static final List<Key<?>> ALL =
      List.of(
          ENGINE,
          THREADS,
          MAPPERS,
          REDUCERS,
          CHECKPOINT_SECONDS,
          PACKED_DIR,
          STAGING_DIR,
          QUEUE,
          NODE_LABEL,
          PRIORITY,
          TAGS,
          DETACH,
          AM_MEMORY_MB,
          AM_VCORES,
          AM_ATTEMPTS,
          TASK_MEMORY_MB,
          TASK_VCORES,
          CONNECT_SECONDS,
          ACCEPT_SECONDS,
          STEP_SECONDS,
          JSON,
          DRY_RUN,
          VERBOSE,
          APPLICATION);

  private RunKeys() {}
}
