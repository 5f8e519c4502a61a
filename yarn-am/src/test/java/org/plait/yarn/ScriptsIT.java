package org.plait.yarn;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * The way of a user: the scripts, the one jar, and a real one-machine Hadoop, each daemon a process
 * of its own.
 */
public class ScriptsIT {
  private static final Path ROOT = Path.of(System.getProperty("plait.root", ".."));
  private static final String FOLDER = "/user/it/digits";
  private static final List<String> LEARN =
      List.of("--model", "softmax", "--l2", "1/n", "--iterations", "3", "--json");

  @ClassRule public static final TemporaryFolder TEMPORARY = new TemporaryFolder();

  @BeforeClass
  public static void startCluster() throws Exception {
    run(300, "cluster", "start");
    run(60, "cluster", "hdfs", "dfs", "-mkdir", "-p", FOLDER);
    run(60, "cluster", "hdfs", "dfs", "-put", ROOT.resolve("data/digits").toString(), "/user/it");
  }

  @AfterClass
  public static void stopCluster() throws Exception {
    run(120, "cluster", "stop", "--delete");
    assertEquals("processes that stop left", List.of(), ours());
  }

  /** Processes that name this test's state folder. */
  private static List<String> ours() throws IOException {
    String state = state().toString();
    List<String> found = new ArrayList<>();
    long self = ProcessHandle.current().pid();
    for (ProcessHandle process : ProcessHandle.allProcesses().toList()) {
      String command = process.info().commandLine().orElse("");
      if (process.pid() != self && command.contains(state)) {
        found.add(command);
      }
    }
    return found;
  }

  private static Path state() throws IOException {
    return TEMPORARY.getRoot().toPath().toRealPath().resolve("cluster");
  }

  /** Runs a script to its end and returns what it wrote to standard output. */
  private static String run(int seconds, String script, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(ROOT.resolve("scripts").resolve(script).toString());
    command.addAll(List.of(arguments));
    Path out = TEMPORARY.newFile().toPath();
    Path err = TEMPORARY.newFile().toPath();
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("HADOOP_"));
    builder.environment().put("PLAIT_CLUSTER_DIR", state().toString());
    Process process = builder.start();
    boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
    if (!ended) {
      process.destroy();
    }
    String told = String.join(" ", command) + "\n" + Files.readString(err);
    assertTrue("not over after " + seconds + " s: " + told, ended);
    assertEquals(told, 0, process.exitValue());
    return Files.readString(out);
  }

  private static JsonObject train(String engine, String input, String output) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("train", "--engine", engine));
    arguments.addAll(List.of("--input", input, "--output", output));
    arguments.addAll(LEARN);
    String json = run(300, "plait", arguments.toArray(String[]::new));
    return JsonParser.parseString(json).getAsJsonObject();
  }

  @Test
  public void theScriptsTrainOnYarnToTheBytesOfTheLocalEngine() throws Exception {
    String input = FOLDER + "/digits.train.libsvm";
    JsonObject cluster = train("mapreduce", input, FOLDER + "/by-mapreduce");
    JsonObject local = train("local", input, FOLDER + "/by-local");
    assertEquals(local.get("sha256"), cluster.get("sha256"));
    assertTrue(local.get("application").isJsonNull());
    assertFalse(cluster.get("application").isJsonNull());
    String applications = run(60, "cluster", "yarn", "application", "-list", "-appStates", "ALL");
    assertTrue(applications, applications.contains(cluster.get("application").getAsString()));
    assertTrue(applications, applications.contains("plait step 1"));
    String evaluated =
        run(
            120,
            "plait",
            "evaluate",
            FOLDER + "/by-mapreduce",
            "--input",
            FOLDER + "/digits.test.libsvm",
            "--json");
    assertEquals(359, JsonParser.parseString(evaluated).getAsJsonObject().get("rows").getAsInt());
  }
}
