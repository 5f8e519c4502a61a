package org.plait.yarn;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.rules.ExternalResource;
import org.junit.rules.TemporaryFolder;
import org.plait.base.Clock;

/**
 * A real one-machine Hadoop with a state folder of its own, used through the scripts as a user
 * would, with the digits in HDFS. Stopping it must leave no process.
 */
final class OneMachine extends ExternalResource {
  static final Path ROOT = Path.of(System.getProperty("plait.root", ".."));
  static final String FOLDER = "/user/it/digits";
  static final String DIGITS = FOLDER + "/digits.train.libsvm";

  private final TemporaryFolder temporary = new TemporaryFolder();

  /** A command that runs; what it writes is collected in files. */
  record Running(String command, Process process, Path out, Path err) {

    String awaitSuccess(int seconds) throws IOException, InterruptedException {
      boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
      if (!ended) {
        process.destroy();
      }
      String told = command + "\n" + Files.readString(err);
      assertTrue("not over after " + seconds + " s: " + told, ended);
      assertEquals(told, 0, process.exitValue());
      return Files.readString(out);
    }

    /** Waits until standard error tells something. */
    void awaitTold(String text, int seconds) throws IOException {
      Clock clock = Clock.system();
      long deadline = clock.nanos() + Duration.ofSeconds(seconds).toNanos();
      while (!Files.readString(err).contains(text)) {
        String told = command + "\n" + Files.readString(err);
        assertTrue("ended before it told " + text + ": " + told, process.isAlive());
        assertTrue("did not tell " + text + ": " + told, clock.nanos() < deadline);
        clock.sleep(Duration.ofMillis(100));
      }
    }
  }

  @Override
  protected void before() throws Throwable {
    temporary.create();
    run(300, "cluster", "start");
    run(60, "cluster", "hdfs", "dfs", "-mkdir", "-p", FOLDER);
    run(60, "cluster", "hdfs", "dfs", "-put", ROOT.resolve("data/digits").toString(), "/user/it");
  }

  @Override
  protected void after() {
    try {
      run(120, "cluster", "stop", "--delete");
      assertEquals("processes that stop left", List.of(), commands(""));
    } catch (IOException | InterruptedException e) {
      throw new AssertionError("The cluster could not be stopped", e);
    } finally {
      temporary.delete();
    }
  }

  private Path state() throws IOException {
    return temporary.getRoot().toPath().toRealPath().resolve("cluster");
  }

  private List<ProcessHandle> processes(String word) throws IOException {
    String state = state().toString();
    long self = ProcessHandle.current().pid();
    return ProcessHandle.allProcesses()
        .filter(p -> p.pid() != self)
        .filter(p -> p.info().commandLine().orElse("").contains(state))
        .filter(p -> p.info().commandLine().orElse("").contains(word))
        .toList();
  }

  /** Command lines of this Hadoop's processes, containers included, that hold a word. */
  List<String> commands(String word) throws IOException {
    return processes(word).stream().map(p -> p.info().commandLine().orElse("")).toList();
  }

  /** Waits for a Java process with this word in its command line, and kills it. */
  void killOne(String word, int seconds) throws IOException {
    Clock clock = Clock.system();
    long deadline = clock.nanos() + Duration.ofSeconds(seconds).toNanos();
    while (true) {
      for (ProcessHandle process : processes(word)) {
        if (process.info().command().orElse("").endsWith("/java")) {
          assertTrue(process.destroyForcibly());
          return;
        }
      }
      assertTrue("no process " + word, clock.nanos() < deadline);
      clock.sleep(Duration.ofMillis(50));
    }
  }

  /** Starts a script of the project. */
  Running start(String script, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ROOT.resolve("scripts").resolve(script).toString());
    command.addAll(arguments);
    Path out = temporary.newFile().toPath();
    Path err = temporary.newFile().toPath();
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("HADOOP_"));
    builder.environment().put("PLAIT_CLUSTER_DIR", state().toString());
    return new Running(String.join(" ", command), builder.start(), out, err);
  }

  /** Runs a script to its end and returns what it wrote to standard output. */
  String run(int seconds, String script, String... arguments)
      throws IOException, InterruptedException {
    return start(script, List.of(arguments)).awaitSuccess(seconds);
  }

  /** Starts to train softmax on the digits. */
  Running train(String engine, String output, List<String> more) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("train", "--engine", engine));
    arguments.addAll(List.of("--model", "softmax", "--l2", "1/n", "--json"));
    arguments.addAll(List.of("--input", DIGITS, "--output", FOLDER + "/" + output));
    arguments.addAll(more);
    return start("plait", arguments);
  }

  static JsonObject json(String line) {
    return JsonParser.parseString(line).getAsJsonObject();
  }
}
