package org.plait.yarn.cli;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.plait.base.Clock;
import org.plait.data.InputSpec;
import org.plait.model.Model;

/** A command line without a process: runs commands and keeps what they wrote. */
final class Shell {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Map<String, String> environment = new LinkedHashMap<>();
  private final Backends backends;
  private boolean live;

  /** A shell without a cluster. */
  Shell() {
    this(
        new Backends(
            conf -> {
              throw new AssertionError("no cluster here");
            },
            conf -> {
              throw new AssertionError("no cluster here");
            },
            new ClusterScoring()));
  }

  Shell(Backends backends) {
    this.backends = backends;
  }

  /** Scoring that must not be asked. */
  static final ScoringJobs NO_SCORING =
      new ScoringJobs() {
        @Override
        public Map<String, Double> evaluate(Session session, Model model, InputSpec input) {
          throw new AssertionError("evaluated");
        }

        @Override
        public void predict(
            Session session, Model model, InputSpec input, org.apache.hadoop.fs.Path output) {
          throw new AssertionError("predicted");
        }
      };

  Shell with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  Shell live() {
    live = true;
    return this;
  }

  Console console() {
    return new Console(print(out), print(err), live, environment, Clock.system());
  }

  private static PrintStream print(ByteArrayOutputStream to) {
    return new PrintStream(to, true, StandardCharsets.UTF_8);
  }

  /** Runs one command; its output replaces that of the one before. */
  int run(Object... words) {
    out.reset();
    err.reset();
    String[] texts = Arrays.stream(words).map(Object::toString).toArray(String[]::new);
    return new Cli(console(), backends).run(texts);
  }

  /** Runs a command that must succeed; what it wrote to stdout. */
  String ok(Object... words) {
    int exit = run(words);
    assertEquals(err(), 0, exit);
    return out();
  }

  /** Runs a command that must print one JSON object and nothing else. */
  JsonObject json(Object... words) {
    String text = ok(words);
    assertTrue(text, text.endsWith("}\n"));
    assertEquals("one line", 1, text.lines().count());
    return JsonParser.parseString(text).getAsJsonObject();
  }

  /** Runs a command that must fail with a code and one line that holds these words. */
  void fails(int exit, String told, Object... words) {
    assertEquals(exit + ": " + told, exit, runQuietly(words));
    String last = err().lines().reduce("", (before, line) -> line);
    assertTrue(last, last.startsWith("plait: "));
    assertTrue("'" + told + "' in: " + last, last.contains(told));
    assertEquals("nothing on stdout", "", out());
  }

  private int runQuietly(Object... words) {
    return run(words);
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  /** Writes a data set of two classes below a folder: {@code train} and {@code test}. */
  static Path sample(Path folder, int rows) {
    Path target = folder.resolve("data");
    new Shell().ok("sample", target, "--kind", "two-classes", "--rows", rows, "--seed", 5);
    return target;
  }
}
