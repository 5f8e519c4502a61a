package org.plait.yarn.am;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.plait.conf.RunKeys;
import org.plait.conf.Settings;

public class AttemptTest {
  private static final String APPLICATION = "application_1700000000000_0003";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private static Map<String, String> env() {
    return new HashMap<>(
        Map.of(
            "CONTAINER_ID", "container_1700000000000_0003_02_000001",
            "NM_HOST", "node7",
            "USER", "me",
            "PLAIT_STAGING", "hdfs://nn/staging/" + APPLICATION,
            "PLAIT_ATTEMPTS", "2"));
  }

  @Test
  public void theEnvironmentSaysWhoWeAre() {
    Attempt attempt = Attempt.of(env());
    assertEquals(APPLICATION, attempt.application());
    assertEquals(2, attempt.number());
    assertEquals("node7", attempt.host());
    assertEquals("me", attempt.user());
    assertTrue(attempt.isLast());
  }

  @Test
  public void anEarlierAttemptIsNotTheLast() {
    Map<String, String> env = env();
    env.put("CONTAINER_ID", "container_1700000000000_0003_01_000001");
    assertFalse(Attempt.of(env).isLast());
  }

  @Test
  public void whoStartsItByHandIsTold() {
    Map<String, String> env = env();
    env.remove("NM_HOST");
    IllegalStateException e = assertThrows(IllegalStateException.class, () -> Attempt.of(env));
    assertTrue(e.getMessage(), e.getMessage().contains("NM_HOST"));
  }

  @Test
  public void settingsComeOutOfTheStagedConfiguration() {
    Configuration conf = new Configuration(false);
    conf.set("plait.input", "hdfs://nn/in");
    conf.set("plait.output", "hdfs://nn/out");
    conf.set("plait.model", "softmax");
    conf.set("plait.engine", "mapreduce");
    conf.set("plait.task.memory-mb", "640");
    conf.set("some.other.key", "x");
    Settings keys = Master.settings(conf);
    assertEquals(640, (int) keys.value(RunKeys.TASK_MEMORY_MB));
    assertEquals("default", keys.value(RunKeys.QUEUE));
  }

  @Test
  public void theEndOfALogIsWholeLines() throws Exception {
    java.nio.file.Path log = folder.newFile().toPath();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 1_000; i++) {
      text.append("line ").append(i).append('\n');
    }
    java.nio.file.Files.writeString(log, text);
    String tail = LogTail.of(log);
    assertTrue(tail.length() <= 4096);
    assertTrue(tail, tail.startsWith("line "));
    assertTrue(tail, tail.endsWith("line 999\n"));
    assertEquals("", LogTail.of(log.resolveSibling("none")));
  }

  @Test
  public void aShortLogIsAllOfIt() throws Exception {
    java.nio.file.Path log = folder.newFile().toPath();
    java.nio.file.Files.writeString(log, "only");
    assertEquals("only", LogTail.of(log));
  }
}
