package org.plait.yarn.cli;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.google.gson.JsonObject;
import org.junit.Test;
import org.plait.conf.Key;
import org.plait.conf.PlaitKeys;
import org.plait.conf.Verb;

public class CliTest {
  private final Shell shell = new Shell();

  @Test
  public void withoutAVerbTheHelpIsShownAndTheCodeIsUsage() {
    assertEquals(42, shell.run());
    assertTrue(shell.err(), shell.err().contains("Commands:"));
    assertTrue(shell.err(), shell.err().contains("plait: USAGE: There is no verb."));
    assertEquals("", shell.out());
  }

  @Test
  public void helpGoesToStdout() {
    assertTrue(shell.ok("--help").contains("Exit codes:"));
    assertEquals(shell.ok("--help"), shell.ok("help"));
    assertTrue(shell.ok("help", "train").contains("--learning-rate"));
    assertEquals(shell.ok("help", "train"), shell.ok("train", "--help"));
    assertEquals(shell.ok("help", "train"), shell.ok("train", "-h", "--json"));
    shell.fails(42, "'fly' is not a verb", "help", "fly");
  }

  @Test
  public void versionIsOneLine() {
    assertEquals(1, shell.ok("--version").lines().count());
    assertTrue(shell.out().startsWith("plait "));
  }

  @Test
  public void usageErrorsAreOneLineEach() {
    shell.fails(42, "'fly' is not a verb", "fly");
    shell.fails(42, "Unknown option: '--fast'", "conf", "--fast");
    shell.fails(42, "-D is the last word", "conf", "-D");
    assertEquals(1, shell.err().lines().count());
  }

  @Test
  public void configurationErrorsAreToldAtOnce() {
    shell.fails(
        49,
        "4 settings are wrong",
        "train",
        "-Dplait.mapers=3",
        "--l2",
        "-1",
        "--engine",
        "spark",
        "--input",
        "x");
    shell.fails(49, "--clusters K", "train", "--model", "kmeans", "--input", "x", "--output", "y");
    shell.fails(49, "--input PATH is missing", "evaluate", "model");
  }

  @Test
  public void verboseFailuresHaveATrace() {
    assertEquals(49, shell.run("train", "-v"));
    assertTrue(shell.err(), shell.err().contains("\n    at org.plait.conf.Settings"));
  }

  @Test
  public void confTellsAllKeysOrOne() {
    String all = shell.ok("conf");
    PlaitKeys.ALL.forEach(key -> assertTrue(key.name(), all.contains(key.name() + " ")));
    for (String word : new String[] {"plait.l2", "l2", "--l2"}) {
      String page = word.startsWith("--") ? shell.ok("conf", "--", word) : shell.ok("conf", word);
      assertTrue(page, page.contains("a number of at least 0, or 1/n"));
    }
    shell.fails(49, "The nearest is plait.tolerance", "conf", "tolerence");
  }

  @Test
  public void confAsJsonHoldsEveryKey() {
    JsonObject all = shell.json("conf", "--json");
    assertEquals(PlaitKeys.ALL.stream().map(Key::name).toList(), all.keySet().stream().toList());
    JsonObject one = shell.json("conf", "plait.seed", "--json", "-Dplait.seed=9");
    assertEquals("9", one.getAsJsonObject("plait.seed").get("value").getAsString());
    assertEquals("1", one.getAsJsonObject("plait.seed").get("default").getAsString());
  }

  @Test
  public void everyVerbHasHelp() {
    for (Verb verb : Verb.values()) {
      assertTrue(shell.ok("help", verb.id()).contains("Usage: plait " + verb.id()));
    }
  }
}
