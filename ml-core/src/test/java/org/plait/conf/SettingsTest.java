package org.plait.conf;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;

public class SettingsTest {

  private static Settings.Builder train() {
    return Settings.builder(Verb.TRAIN)
        .put("plait.input", "/in", Origin.flag("--input"))
        .put("plait.output", "/out", Origin.flag("--output"));
  }

  private static String failureOf(Settings.Builder builder) {
    PlaitException failure = assertThrows(PlaitException.class, builder::build);
    assertEquals(ErrorCode.BAD_CONFIGURATION, failure.code());
    assertFalse("one line", failure.getMessage().contains("\n"));
    return failure.getMessage();
  }

  private static void assertTold(String message, String... parts) {
    for (String part : parts) {
      assertTrue("'" + part + "' in: " + message, message.contains(part));
    }
  }

  @Test
  public void defaultsHoldWhereNothingIsSet() {
    Settings settings = train().build();
    assertEquals("logistic", settings.value(LearningKeys.MODEL));
    assertEquals(1e-7, settings.value(LearningKeys.TOLERANCE), 0);
    assertEquals(1000, (int) settings.value(LearningKeys.ITERATIONS));
    assertEquals(0, (int) settings.value(LearningKeys.BATCH));
    assertEquals(Origin.DEFAULT, settings.origin(LearningKeys.MODEL));
    assertFalse(settings.isSet(LearningKeys.MODEL));
    assertEquals(Optional.empty(), settings.find(LearningKeys.CLUSTERS));
    assertEquals("", settings.text(LearningKeys.CLUSTERS));
  }

  @Test
  public void laterLayersWin() {
    Settings settings =
        train()
            .put("plait.l2", "1", Origin.site("plait-site.xml"))
            .put("plait.l1", "0", Origin.site("plait-site.xml"))
            .put("plait.seed", "7", Origin.site("plait-site.xml"))
            .put("plait.l2", "2", Origin.file("my.xml"))
            .put("plait.seed", "8", Origin.PROPERTY)
            .put("plait.l2", "1/n", Origin.flag("--l2"))
            .build();
    assertEquals("1/n", settings.value(LearningKeys.L2));
    assertEquals(8L, (long) settings.value(LearningKeys.SEED));
    assertEquals("--l2", settings.origin(LearningKeys.L2).toString());
    assertEquals("-D", settings.origin(LearningKeys.SEED).toString());
    assertEquals("plait-site.xml", settings.origin(LearningKeys.L1).toString());
  }

  @Test
  public void anUnknownNameIsToldWithTheNearestOne() {
    assertTold(
        failureOf(train().put("plait.mapreduce.mapers", "3", Origin.PROPERTY)),
        "plait.mapreduce.mapers (from -D) is not a key, the nearest is plait.mapreduce.mappers");
  }

  @Test
  public void allThatIsWrongIsToldAtOnce() {
    String message =
        failureOf(
            Settings.builder(Verb.TRAIN)
                .put("plait.typo", "1", Origin.file("my.xml"))
                .put("plait.l2", "-1", Origin.flag("--l2"))
                .put("plait.threads", "many", Origin.PROPERTY)
                .put("plait.model", "kmeans", Origin.flag("--model"))
                .put("plait.input", "/in", Origin.flag("--input")));
    assertTold(
        message,
        "BAD_CONFIGURATION: 5 settings are wrong: ",
        "plait.typo (from -conf my.xml) is not a key",
        "--l2 is '-1' but must be a number of at least 0, or 1/n",
        "plait.threads (from -D) is 'many' but must be a whole number between 0 and 1024",
        "--output PATH is missing",
        "--clusters K");
  }

  @Test
  public void aSettingThatCannotBeReadIsNotCalledMissingToo() {
    String message =
        failureOf(
            train()
                .put("plait.model", "kmeans", Origin.flag("--model"))
                .put("plait.clusters", "none", Origin.flag("--clusters")));
    assertTold(message, "--clusters is 'none'");
    assertFalse(message, message.contains("add --clusters"));
  }

  @Test
  public void theSameSettingsCanBeBuiltFromTheirTexts() {
    Settings settings =
        train()
            .put("plait.l2", "1/n", Origin.flag("--l2"))
            .put("plait.tags", "a, b", Origin.flag("--tags"))
            .build();
    assertEquals(
        Map.of(
            "plait.input", "/in", "plait.output", "/out", "plait.l2", "1/n", "plait.tags", "a, b"),
        settings.texts());
    Settings again = Settings.builder(Verb.TRAIN).putAll(settings.texts(), Origin.PROPERTY).build();
    assertEquals(settings.texts(), again.texts());
    assertEquals(List.of("a", "b"), again.value(RunKeys.TAGS));
  }

  @Test
  public void aKeyWithoutAValueIsTheCallersMistake() {
    Settings settings = train().build();
    assertThrows(IllegalStateException.class, () -> settings.value(LearningKeys.CLUSTERS));
    assertEquals(Verb.TRAIN, settings.verb());
  }

  @Test
  public void spacesAroundAValueDoNotCount() {
    Settings settings = train().put("plait.l2", " 0.5 ", Origin.site("x")).build();
    assertEquals("0.5", settings.value(LearningKeys.L2));
    assertEquals("0.5", settings.text(LearningKeys.L2));
  }
}
