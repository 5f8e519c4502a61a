package org.plait.yarn.client;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.hadoop.mapreduce.v2.MiniMRYarnCluster;
import org.plait.base.Clock;

/** A small Hadoop inside this JVM, whose containers are real processes. One at a time. */
final class MiniHadoop implements Closeable {
  static final Path ROOT = Path.of(System.getProperty("plait.root", ".."));
  private static final Clock CLOCK = Clock.system();

  private final MiniDFSCluster hdfs;
  private final MiniMRYarnCluster yarn;

  private MiniHadoop(MiniDFSCluster hdfs, MiniMRYarnCluster yarn) {
    this.hdfs = hdfs;
    this.yarn = yarn;
  }

  static MiniHadoop start(String name) throws IOException {
    Configuration conf = new Configuration();
    MiniDFSCluster hdfs = new MiniDFSCluster.Builder(conf).numDataNodes(1).build();
    conf.set("fs.defaultFS", hdfs.getURI().toString());
    configure(conf);
    MiniMRYarnCluster yarn = new MiniMRYarnCluster(name, 2);
    yarn.init(conf);
    yarn.start();
    return new MiniHadoop(hdfs, yarn);
  }

  private static void configure(Configuration conf) {
    conf.set("yarn.scheduler.minimum-allocation-mb", "128");
    conf.set("yarn.nodemanager.vmem-check-enabled", "false");
    conf.set(
        "yarn.nodemanager.disk-health-checker.max-disk-utilization-per-disk-percentage", "99.9");
    conf.set("yarn.scheduler.capacity.maximum-am-resource-percent", "0.6");
    conf.set("yarn.resourcemanager.nodemanagers.heartbeat-interval-ms", "100");
    conf.set("yarn.log-aggregation-enable", "true");
    conf.set("yarn.application.classpath", System.getProperty("java.class.path").replace(':', ','));
    conf.set("yarn.app.mapreduce.am.resource.mb", "512");
    conf.set("yarn.app.mapreduce.am.command-opts", "-Xmx256m -XX:TieredStopAtLevel=1");
    conf.set("yarn.app.mapreduce.am.scheduler.heartbeat.interval-ms", "100");
    for (String task : new String[] {"map", "reduce"}) {
      conf.set("mapreduce." + task + ".memory.mb", "384");
      conf.set("mapreduce." + task + ".java.opts", "-Xmx200m -XX:TieredStopAtLevel=1");
    }
    conf.set("mapreduce.task.io.sort.mb", "16");
  }

  /** As a client of this cluster has it; a copy. */
  Configuration conf() {
    return new Configuration(yarn.getConfig());
  }

  MiniDFSCluster hdfs() {
    return hdfs;
  }

  /** Puts a file of the repository into HDFS. */
  org.apache.hadoop.fs.Path upload(String file, String to) throws IOException {
    FileSystem fs = hdfs.getFileSystem();
    org.apache.hadoop.fs.Path target = fs.makeQualified(new org.apache.hadoop.fs.Path(to));
    fs.copyFromLocalFile(
        false, true, new org.apache.hadoop.fs.Path(ROOT.resolve(file).toUri()), target);
    return target;
  }

  /** Waits for something to become true. */
  static void await(String what, Duration limit, BooleanSupplier condition) {
    long deadline = CLOCK.nanos() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (CLOCK.nanos() > deadline) {
        throw new AssertionError("not within " + limit.toSeconds() + " s: " + what);
      }
      CLOCK.sleep(Duration.ofMillis(50));
    }
  }

  /**
   * Kills the newest process of a container that runs a class, as a power cut would.
   *
   * @return whether there was one
   */
  static boolean killProcess(String mainClass, String mark) {
    return ProcessHandle.current()
        .descendants()
        .filter(process -> isRunning(process, mainClass, mark))
        .findFirst()
        .map(ProcessHandle::destroyForcibly)
        .orElse(false);
  }

  private static boolean isRunning(ProcessHandle process, String mainClass, String mark) {
    try {
      String line = Files.readString(Path.of("/proc", process.pid() + "", "cmdline"));
      String[] words = line.split("\0", -1);
      return words[0].endsWith("java")
          && line.contains("\0" + mainClass + "\0")
          && line.contains(mark);
    } catch (IOException e) {
      return false; // it has ended
    }
  }

  @Override
  public void close() throws IOException {
    yarn.close();
    hdfs.shutdown();
  }
}
