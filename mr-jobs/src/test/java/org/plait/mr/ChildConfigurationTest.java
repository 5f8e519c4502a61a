package org.plait.mr;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.mapred.JobConf;
import org.junit.Test;
import org.plait.conf.Origin;
import org.plait.conf.Settings;
import org.plait.conf.Verb;

public class ChildConfigurationTest {
  private static final String MAP_OPTS = "mapreduce.admin.map.child.java.opts";

  private static JobSettings settings(String jar, int memory, long uberBytes) {
    return new JobSettings(
        "application_1_0001",
        "science",
        "gpu",
        List.of("mine"),
        jar,
        memory,
        memory > 0 ? 2 : 0,
        uberBytes,
        Duration.ZERO,
        Duration.ZERO,
        Duration.ZERO);
  }

  private static Configuration child(Configuration base) {
    JobSettings settings = settings("hdfs://h/plait.jar", 0, 99);
    return ChildConfiguration.of(base, settings, "plait-application_1_0001-step-000001-1");
  }

  private static Configuration file(String name, String key, String value) {
    Configuration conf = new JobConf();
    String xml =
        "<configuration><property><name>%s</name><value>%s</value></property></configuration>"
            .formatted(key, value);
    conf.addResource(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), name);
    return conf;
  }

  @Test
  public void shortJobsGetSmallJvmsAndFastHeartbeats() {
    Configuration conf = child(new JobConf());
    assertTrue(conf.get(MAP_OPTS).contains("-XX:ReservedCodeCacheSize=64m"));
    assertEquals("2", conf.get("mapreduce.map.env.MALLOC_ARENA_MAX"));
    assertEquals("200", conf.get("yarn.app.mapreduce.am.scheduler.heartbeat.interval-ms"));
    assertTrue(conf.getBoolean("mapreduce.job.ubertask.enable", false));
    assertEquals(99, conf.getLong("mapreduce.job.ubertask.maxbytes", 0));
  }

  @Test
  public void aJobSaysWhoseItIsAndWhereItRuns() {
    Configuration conf = child(new JobConf());
    assertEquals("science", conf.get("mapreduce.job.queuename"));
    assertEquals("gpu", conf.get("mapreduce.job.node-label-expression"));
    assertEquals("hdfs://h/plait.jar", conf.get("mapreduce.job.jar"));
    assertEquals(
        List.of("mine", "plait-application_1_0001", "plait-application_1_0001-step-000001-1"),
        Arrays.asList(conf.getStrings("mapreduce.job.tags")));
  }

  @Test
  public void aSitesFileKeepsItsValues() {
    Configuration conf = child(file("mapred-site.xml", MAP_OPTS, "-Xsite"));
    assertEquals("-Xsite", conf.get(MAP_OPTS));
  }

  @Test
  public void whatTheUserTypedWins() {
    Configuration base = new JobConf();
    base.set(MAP_OPTS, "-Xmine", "-D");
    base.set("mapreduce.job.ubertask.enable", "false", "-D");
    Configuration conf = child(base);
    assertEquals("-Xmine", conf.get(MAP_OPTS));
    assertFalse(conf.getBoolean("mapreduce.job.ubertask.enable", true));
  }

  @Test
  public void aConfigurationThatTravelledStillTellsDefaultsFromTheUsers() throws IOException {
    Configuration typed = new JobConf();
    typed.set("mapreduce.map.env.MALLOC_ARENA_MAX", "4", "-D");
    ByteArrayOutputStream xml = new ByteArrayOutputStream();
    typed.writeXml(xml);
    Configuration travelled = new Configuration(false);
    travelled.addResource(new ByteArrayInputStream(xml.toByteArray()), "plait-job.xml");
    Configuration conf = child(travelled);
    assertEquals("4", conf.get("mapreduce.map.env.MALLOC_ARENA_MAX"));
    assertTrue(conf.get(MAP_OPTS).contains("-XX:+UseSerialGC"));
  }

  @Test
  public void whatMustHoldHoldsWhateverTheFilesSay() {
    Configuration base = new JobConf();
    base.set("mapreduce.job.complete.cancel.delegation.tokens", "true", "-D");
    base.set("mapreduce.fileoutputcommitter.marksuccessfuljobs", "false", "-D");
    base.set("mapreduce.map.failures.maxpercent", "50", "-D");
    Configuration conf = child(base);
    assertFalse(conf.getBoolean("mapreduce.job.complete.cancel.delegation.tokens", true));
    assertTrue(conf.getBoolean("mapreduce.fileoutputcommitter.marksuccessfuljobs", false));
    assertEquals(0, conf.getInt("mapreduce.map.failures.maxpercent", -1));
    assertEquals("the base stays", "50", base.get("mapreduce.map.failures.maxpercent"));
  }

  @Test
  public void memoryOfTasksOverridesTheSiteButNotTheUser() {
    Configuration site = file("mapred-site.xml", "mapreduce.map.memory.mb", "512");
    site.set("mapreduce.reduce.memory.mb", "3000", "-D");
    Configuration conf = ChildConfiguration.of(site, settings("", 2048, 0), "t");
    assertEquals(2048, conf.getInt("mapreduce.map.memory.mb", 0));
    assertEquals(3000, conf.getInt("mapreduce.reduce.memory.mb", 0));
    assertEquals("-Xmx1536m", conf.get("mapreduce.map.java.opts"));
    assertEquals(2, conf.getInt("mapreduce.map.cpu.vcores", 0));
    assertFalse(conf.getBoolean("mapreduce.job.ubertask.enable", true));
  }

  @Test
  public void settingsComeFromTheKeys() {
    Settings keys =
        Settings.builder(Verb.TRAIN)
            .put("plait.input", "in", Origin.PROPERTY)
            .put("plait.output", "out", Origin.PROPERTY)
            .put("plait.model", "logistic", Origin.PROPERTY)
            .put("plait.queue", "science", Origin.PROPERTY)
            .put("plait.task.memory-mb", "777", Origin.PROPERTY)
            .put("plait.timeout.accept-seconds", "11", Origin.PROPERTY)
            .build();
    JobSettings settings = JobSettings.of(keys, "application_1_0002", "hdfs://h/p.jar");
    assertEquals("science", settings.queue());
    assertEquals(777, settings.taskMemoryMb());
    assertEquals("as the cluster has it", 0, settings.taskVcores());
    assertEquals(Duration.ofSeconds(11), settings.accept());
    assertEquals("plait-application_1_0002", settings.parentTag());
    assertTrue(settings.uberBytes() > 0);
  }
}
