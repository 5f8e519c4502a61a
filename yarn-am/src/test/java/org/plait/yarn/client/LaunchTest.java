package org.plait.yarn.client;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.yarn.api.records.ApplicationSubmissionContext;
import org.apache.hadoop.yarn.util.Records;
import org.junit.Test;
import org.plait.yarn.am.Names;

public class LaunchTest {
  private static final Path STAGING = new Path("hdfs://nn/user/me/.plait/staging/application_1_1");
  private final Configuration conf = new Configuration(false);

  private static Submission submission(String label, Map<String, String> settings) {
    return new Submission("a name", "a.queue", label, 3, Set.of("mine"), false, settings);
  }

  private ApplicationSubmissionContext context(Submission submission) {
    ApplicationSubmissionContext context = Records.newRecord(ApplicationSubmissionContext.class);
    new Launch(conf, submission).fill(context, STAGING, Map.of(), ByteBuffer.allocate(0));
    return context;
  }

  @Test
  public void theContextSaysWhatTheUserAskedFor() {
    ApplicationSubmissionContext context =
        context(submission("gpu", Map.of("plait.am.memory-mb", "2000", "plait.am.attempts", "3")));
    assertEquals("a name", context.getApplicationName());
    assertEquals("PLAIT", context.getApplicationType());
    assertEquals("a.queue", context.getQueue());
    assertEquals("gpu", context.getNodeLabelExpression());
    assertEquals(3, context.getPriority().getPriority());
    assertEquals(3, context.getMaxAppAttempts());
    assertEquals(2000, context.getResource().getMemorySize());
    assertEquals(Set.of("mine"), context.getApplicationTags());
  }

  @Test
  public void whatIsNotAskedForIsLeftToYarn() {
    ApplicationSubmissionContext context = context(submission("", Map.of()));
    assertNull(context.getNodeLabelExpression());
    assertEquals(2, context.getMaxAppAttempts());
    assertEquals(1024, context.getResource().getMemorySize());
    assertNull(context.getAMContainerSpec().getTokens());
  }

  @Test
  public void theJvmIsSmallEnoughForTheCheckOfVirtualMemory() {
    String command =
        new Launch(conf, submission("", Map.of("plait.am.memory-mb", "1000"))).command();
    assertTrue(command, command.contains("-Xmx700m"));
    assertTrue(command, command.contains("-XX:CompressedClassSpaceSize=64m"));
    assertTrue(command, command.contains("-XX:ReservedCodeCacheSize=64m"));
    assertTrue(
        command, command.contains(" org.plait.yarn.am.ApplicationMaster 1><LOG_DIR>/stdout"));
    assertTrue(command, command.endsWith("2><LOG_DIR>/stderr"));
  }

  @Test
  public void theContainerLearnsItsFolderAndItsAttempts() {
    Map<String, String> env = new Launch(conf, submission("", Map.of())).environment(STAGING);
    assertEquals(STAGING.toString(), env.get(Names.STAGING));
    assertEquals("2", env.get(Names.ATTEMPTS));
    assertEquals("2", env.get("MALLOC_ARENA_MAX"));
  }

  @Test
  public void variablesOfMapReducesMasterAreOursToo() {
    conf.set("yarn.app.mapreduce.am.env", "HADOOP_MAPRED_HOME=/opt/hadoop,LANG=C");
    Map<String, String> env = new Launch(conf, submission("", Map.of())).environment(STAGING);
    assertEquals("/opt/hadoop", env.get("HADOOP_MAPRED_HOME"));
    assertEquals("C", env.get("LANG"));
  }

  @Test
  public void ourJarComesFirstAndTheClusterSaysTheRest() {
    conf.set("yarn.application.classpath", "/conf, /lib/*");
    conf.set("mapreduce.application.classpath", "/lib/*,/mr/*");
    List<String> path =
        List.of(new Launch(conf, submission("", Map.of())).classPath().split("<CPS>", -1));
    assertEquals(List.of("{{PWD}}/plait.jar", "{{PWD}}", "/conf", "/lib/*", "/mr/*"), path);
  }

  @Test
  public void aClusterThatSaysNothingHasHadoopsOwnPlaces() {
    String path = new Launch(conf, submission("", Map.of())).classPath();
    assertTrue(path, path.contains("{{HADOOP_CONF_DIR}}"));
    assertTrue(path, path.contains("{{HADOOP_YARN_HOME}}/share/hadoop/yarn/*"));
    assertTrue(path, path.contains("{{HADOOP_MAPRED_HOME}}/share/hadoop/mapreduce/*"));
    assertFalse(path, path.contains(","));
  }
}
