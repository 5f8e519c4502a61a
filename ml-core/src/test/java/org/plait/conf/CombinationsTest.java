package org.plait.conf;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import org.junit.Test;
import org.plait.base.PlaitException;

/** One command line a case, as a user would type it, and what must be told about it. */
public class CombinationsTest {
  private static final String IO = "--input=/in --output=/out ";

  private static Settings settings(Verb verb, String line) {
    Settings.Builder builder = Settings.builder(verb);
    Arrays.stream(line.trim().split(" +"))
        .filter(word -> !word.isEmpty())
        .forEach(word -> put(builder, verb, word));
    return builder.build();
  }

  private static void put(Settings.Builder builder, Verb verb, String word) {
    int equals = word.indexOf('=');
    String flag = equals < 0 ? word : word.substring(0, equals);
    for (Key<?> key : PlaitKeys.flagsOf(verb)) {
      if (key.flag().orElseThrow().name().equals(flag)) {
        String text = equals < 0 ? key.flag().orElseThrow().typed() : word.substring(equals + 1);
        builder.put(key.name(), text, Origin.flag(flag));
        return;
      }
    }
    throw new AssertionError("no flag " + flag);
  }

  private static void refused(Verb verb, String line, String told) {
    PlaitException failure = assertThrows(line, PlaitException.class, () -> settings(verb, line));
    assertTrue(failure.getMessage(), failure.getMessage().contains(told));
  }

  private static void accepted(Verb verb, String line) {
    assertEquals(verb, settings(verb, line).verb());
  }

  @Test
  public void everyVerbNamesWhatItNeeds() {
    refused(Verb.TRAIN, "", "--input PATH is missing");
    refused(Verb.TRAIN, "", "--output PATH is missing");
    refused(Verb.EVALUATE, "--input=/in", "--model DIR is missing");
    refused(Verb.PREDICT, "--model=/m --input=/in", "--output PATH is missing");
    refused(Verb.INSPECT, "", "--model DIR is missing");
    refused(Verb.EXPORT, "--model=/m", "--to FILE is missing");
    refused(Verb.KILL, "", "--application ID is missing");
    refused(Verb.SAMPLE, "", "--output PATH is missing");
    accepted(Verb.STATUS, "");
    accepted(Verb.CONF, "");
  }

  @Test
  public void formatsKeepTheirOwnFlags() {
    refused(Verb.TRAIN, IO + "--format=idx", "add --labels FILE");
    refused(Verb.TRAIN, IO + "--format=csv --labels=/l", "--labels is for --format idx");
    refused(Verb.TRAIN, IO + "--format=libsvm --label-column=y", "--label-column is for");
    accepted(Verb.TRAIN, IO + "--format=idx --labels=/l");
    accepted(Verb.TRAIN, IO + "--format=csv --label-column=y");
    accepted(Verb.TRAIN, IO + "--labels=/l");
    accepted(Verb.PREDICT, "--model=/m --input=/in --output=/out --format=idx");
  }

  @Test
  public void clusteringHasItsOwnMethod() {
    refused(Verb.TRAIN, IO + "--model=kmeans", "add --clusters K");
    refused(Verb.TRAIN, IO + "--clusters=3", "--clusters is for --model kmeans");
    refused(Verb.TRAIN, IO + "--model=kmeans --clusters=3 --l2=1", "--l2 has no meaning");
    refused(Verb.TRAIN, IO + "--model=kmeans --clusters=3 --no-intercept", "--no-intercept has no");
    refused(Verb.TRAIN, IO + "--model=kmeans --clusters=3 --mode=average", "--mode average would");
    accepted(Verb.TRAIN, IO + "--model=kmeans --clusters=3 --format=idx");
  }

  @Test
  public void methodsNameTheirAlternatives() {
    refused(Verb.TRAIN, IO + "--l1=0.1", "use --optimizer gradient-descent");
    refused(Verb.TRAIN, IO + "--learning-rate=0.1", "lbfgs searches its own step");
    refused(Verb.TRAIN, IO + "--batch=100", "--batch full");
    accepted(Verb.TRAIN, IO + "--l1=0");
    accepted(Verb.TRAIN, IO + "--l1=0.1 --learning-rate=1 --optimizer=gradient-descent");
  }

  @Test
  public void stepsAreCountedInOneWay() {
    String batch = IO + "--optimizer=gradient-descent --batch=100 ";
    refused(Verb.TRAIN, batch + "--iterations=3", "use --epochs");
    refused(Verb.TRAIN, IO + "--epochs=3", "use --iterations");
    accepted(Verb.TRAIN, batch + "--epochs=3");
  }

  @Test
  public void averagingTrainsOnWholeParts() {
    String average = IO + "--mode=average --optimizer=gradient-descent ";
    refused(Verb.TRAIN, average + "--batch=10", "--mode average takes full batches");
    refused(Verb.TRAIN, IO + "--averaging-units=3", "--averaging-units is for --mode average");
    accepted(Verb.TRAIN, average + "--averaging-units=3");
  }

  @Test
  public void enginesRefuseWhatTheyCannotDo() {
    refused(
        Verb.TRAIN,
        IO + "--engine=mapreduce --optimizer=gradient-descent --batch=10",
        "--engine mapreduce starts a job a step");
    refused(Verb.TRAIN, IO + "--detach", "--detach leaves a run to the cluster");
    refused(Verb.TRAIN, "--input=/in --output=-", "--output - prints predictions");
    accepted(Verb.TRAIN, IO + "--engine=mapreduce --detach");
  }

  @Test
  public void printedPredictionsAreThisProcessesOwn() {
    String print = "--model=/m --input=/in --output=- ";
    refused(Verb.PREDICT, print + "--engine=mapreduce", "use --engine local");
    refused(Verb.PREDICT, print + "--json", "both want stdout");
    accepted(Verb.PREDICT, print);
  }

  @Test
  public void whatASiteSetsForAllRunsMayBeUselessInOne() {
    Settings settings =
        Settings.builder(Verb.TRAIN)
            .put("plait.learning-rate", "0.1", Origin.site("plait-site.xml"))
            .put("plait.input", "/in", Origin.flag("--input"))
            .put("plait.output", "/out", Origin.flag("--output"))
            .build();
    assertEquals(0.1, settings.value(LearningKeys.LEARNING_RATE), 0);
  }
}
