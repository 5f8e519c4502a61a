package org.plait.yarn.cli;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;
import org.plait.conf.DataKeys;
import org.plait.conf.Key;
import org.plait.conf.LearningKeys;
import org.plait.conf.PlaitKeys;
import org.plait.conf.RunKeys;
import org.plait.conf.Verb;

public class GrammarTest {
  private final Grammar grammar = new Grammar();

  private Grammar.Command parse(String line) {
    return new Grammar().parse(List.of(line.split(" ")));
  }

  private static void refused(String line, String told) {
    PlaitException failure =
        assertThrows(
            line, PlaitException.class, () -> new Grammar().parse(List.of(line.split(" "))));
    assertEquals(ErrorCode.USAGE, failure.code());
    assertTrue(failure.getMessage(), failure.getMessage().contains(told));
    assertEquals("one line", 1, failure.getMessage().lines().count());
  }

  @Test
  public void everyFlagOfEveryVerbIsRead() {
    for (Verb verb : Verb.values()) {
      for (Key<?> key : PlaitKeys.flagsOf(verb)) {
        Key.Flag flag = key.flag().orElseThrow();
        String line = verb.id() + " " + flag.name() + (flag.isSwitch() ? "" : " 17");
        Grammar.Command command = parse(line);
        assertEquals(line, verb, command.verb());
        assertEquals(line, Map.of(key, flag.isSwitch() ? flag.typed() : "17"), command.flags());
      }
    }
  }

  @Test
  public void valuesFollowASpaceOrAnEqualsSign() {
    assertEquals(Map.of(LearningKeys.L2, "1/n"), parse("train --l2 1/n").flags());
    assertEquals(Map.of(LearningKeys.L2, "1/n"), parse("train --l2=1/n").flags());
    assertEquals(Map.of(DataKeys.LABEL_SCALE, "-1"), parse("train --label-scale -1").flags());
    assertEquals(Map.of(DataKeys.OUTPUT, "-"), parse("predict --output -").flags());
  }

  @Test
  public void modelMeansTheKindOrTheFolder() {
    assertEquals(Map.of(LearningKeys.MODEL, "x"), parse("train --model x").flags());
    assertEquals(Map.of(DataKeys.MODEL_DIR, "x"), parse("evaluate --model x").flags());
    assertEquals(Map.of(DataKeys.MODEL_DIR, "x"), parse("evaluate x").flags());
    refused("evaluate x --model y", "'x' says the same as --model");
  }

  @Test
  public void aPlainWordBelongsToTheVerb() {
    assertEquals(Map.of(RunKeys.APPLICATION, "id"), parse("kill id").flags());
    assertEquals(Map.of(DataKeys.OUTPUT, "dir"), parse("sample dir").flags());
    assertEquals(Optional.of("plait.l2"), parse("conf plait.l2").word());
    assertEquals(Optional.empty(), parse("conf").word());
    refused("train word", "Unmatched argument");
    refused("inspect one two", "Unmatched argument");
  }

  @Test
  public void unknownFlagsAreToldWithTheNearest() {
    refused("train --inptu x", "--input");
    refused("inspect m --overwrite", "Unknown option: '--overwrite'");
    refused("train --input", "'train --help' tells its flags");
    refused("train --l2 1 --l2 2", "--l2");
    refused("trian", "'trian' is not a verb");
    refused("--input x", "the verb comes first");
  }

  @Test
  public void helpTellsEveryFlagAndAnExample() {
    for (Verb verb : Verb.values()) {
      String page = grammar.usage(verb);
      assertTrue(page, page.contains(verb.summary()));
      assertTrue(page, page.contains("Example"));
      for (Key<?> key : PlaitKeys.flagsOf(verb)) {
        assertTrue(verb + " " + key.name(), page.contains(key.flag().orElseThrow().name()));
      }
      assertTrue(page, page.lines().allMatch(line -> line.length() <= 100));
      assertTrue(grammar.usage().contains(verb.id()));
    }
    assertTrue(parse("train --help").help());
  }

  @Test
  public void theExamplesCanBeTyped() {
    for (Verb verb : Verb.values()) {
      String joined = String.join("\n", Examples.of(verb)).replace("\\\n", " ");
      joined
          .lines()
          .map(String::trim)
          .filter(line -> line.startsWith(verb.id() + " "))
          .forEach(line -> assertEquals(line, verb, parse(line.replaceAll(" +", " ")).verb()));
    }
  }
}
