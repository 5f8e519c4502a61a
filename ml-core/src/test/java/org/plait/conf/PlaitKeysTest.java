package org.plait.conf;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.Test;

public class PlaitKeysTest {

  @Test
  public void everyConstantStandsInTheList() throws ReflectiveOperationException {
    List<Key<?>> constants = new ArrayList<>();
    for (Class<?> chapter : List.of(DataKeys.class, LearningKeys.class, RunKeys.class)) {
      for (Field field : chapter.getDeclaredFields()) {
        if (field.getType() == Key.class && Modifier.isPublic(field.getModifiers())) {
          constants.add((Key<?>) field.get(null));
        }
      }
    }
    assertEquals(constants, PlaitKeys.ALL);
  }

  @Test
  public void namesAreWellFormedAndUnique() {
    Set<String> names = new HashSet<>();
    for (Key<?> key : PlaitKeys.ALL) {
      assertTrue(key.name(), key.name().matches("plait(\\.[a-z][a-z0-9-]*)+"));
      assertTrue(key.name(), names.add(key.name()));
    }
  }

  @Test
  public void everyDefaultFitsItsOwnType() {
    for (Key<?> key : PlaitKeys.ALL) {
      if (!key.fallback().isEmpty()) {
        key.type().parse(key.fallback());
      }
      key.flag().filter(Key.Flag::isSwitch).ifPresent(flag -> key.type().parse(flag.typed()));
    }
  }

  @Test
  public void aVerbKnowsAFlagOnce() {
    for (Verb verb : Verb.values()) {
      Set<String> flags = new HashSet<>();
      for (Key<?> key : PlaitKeys.flagsOf(verb)) {
        assertTrue(verb + " " + key, flags.add(key.flag().orElseThrow().name()));
      }
    }
  }

  @Test
  public void everyKeyIsExplainedInOneLine() {
    for (Key<?> key : PlaitKeys.ALL) {
      assertFalse(key.name(), key.help().isEmpty());
      assertTrue(key.name(), key.help().length() <= 100);
      assertFalse(key.name(), key.help().endsWith("."));
    }
  }

  @Test
  public void theInterfaceOfTheCommandLineStays() {
    List<String> promised =
        Arrays.asList(
            "--model --input --output --format --labels --label-column --scale --label-scale"
                .split(" "));
    List<String> rest =
        Arrays.asList(
            ("--features --l1 --l2 --no-intercept --optimizer --learning-rate --batch --iterations"
                    + " --epochs --tolerance --target-objective --threads --seed --engine"
                    + " --validate --json --dry-run --queue --node-label --priority --tags"
                    + " --detach --overwrite -v")
                .split(" "));
    List<String> flags =
        PlaitKeys.flagsOf(Verb.TRAIN).stream().map(k -> k.flag().orElseThrow().name()).toList();
    assertTrue(flags.toString(), flags.containsAll(promised));
    assertTrue(flags.toString(), flags.containsAll(rest));
    assertTrue(PlaitKeys.find("plait.mapreduce.mappers").isPresent());
    assertTrue(PlaitKeys.find("plait.mapreduce.reducers").isPresent());
  }

  @Test
  public void nearnessCountsEdits() {
    assertEquals(0, Nearness.distance("same", "same"));
    assertEquals(4, Nearness.distance("", "four"));
    assertEquals(1, Nearness.distance("lable", "label"));
    assertEquals(3, Nearness.distance("kitten", "sitting"));
    assertEquals("plait.learning-rate", PlaitKeys.nearest("plait.lerning-rate"));
    assertEquals("plait.l2", PlaitKeys.nearest("plait.L2"));
  }
}
