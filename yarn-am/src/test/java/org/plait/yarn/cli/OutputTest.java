package org.plait.yarn.cli;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.plait.conf.Origin;
import org.plait.conf.Settings;
import org.plait.conf.Verb;
import org.plait.data.Format;
import org.plait.data.InputFile;
import org.plait.data.InputSpec;
import org.plait.objective.ModelKind;
import org.plait.train.Algorithm;
import org.plait.train.Execution;
import org.plait.train.Mode;
import org.plait.train.Stopping;
import org.plait.train.TrainingPlan;

/** The forms of what is printed: tables, objects, plans. */
public class OutputTest {
  private static final Algorithm LOGISTIC =
      new Algorithm(ModelKind.LOGISTIC, true, 0, 0, "1/n", "lbfgs", 0.5, 10, Mode.GRADIENT, 8, 0);
  private static final Stopping STOPPING = new Stopping(1000, 10, 1e-7, Stopping.NO_TARGET);
  private static final Execution LOCAL = new Execution("local", 4, 0, 1, 30);

  @Test
  public void aTableIsAsWideAsItsLongestName() {
    assertEquals(
        "a        1\nlonger   2\nlongest  3\n",
        new Table().row("a", 1).row("longer", 2).row("longest", 3).toString());
    assertEquals("", new Table().toString());
  }

  @Test
  public void aTableTellsARepeatedNameOnce() {
    assertEquals(
        "x  1\n   2\ny  3\nx  4\n",
        new Table().row("x", 1).row("x", 2).row("y", 3).row("x", 4).toString());
    assertEquals("x  1\n", new Table().rowIfAny("no", "").rowIfAny("x", "1").toString());
  }

  @Test
  public void whatCountsIsWholeAndEverythingElseKeepsItsDigits() {
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("rows", 359.0);
    metrics.put("accuracy", 1.0);
    metrics.put("correct", 9007199254740991.0);
    metrics.put("logLoss", 0.1);
    metrics.put("ignoredFeatures", 3.0);
    assertEquals(
        "{\"rows\":359,\"accuracy\":1.0,\"correct\":9007199254740991,\"logLoss\":0.1,"
            + "\"ignoredFeatures\":3}",
        Json.line(Json.metrics(metrics)));
    assertEquals("359", Json.text("rows", 359));
    assertEquals("0.30000000000000004", Json.text("rmse", 0.1 + 0.2));
  }

  @Test
  public void absentValuesAreNullAndSignsArePlain() {
    JsonObject object = new JsonObject();
    object.addProperty("application", (String) null);
    object.addProperty("text", "a<b & 'c'=é");
    assertEquals("{\"application\":null,\"text\":\"a<b & 'c'=é\"}", Json.line(object));
  }

  private static InputSpec input(Format format, String... paths) {
    List<InputFile> files =
        Arrays.stream(paths).map(path -> new InputFile(path, path, 100_000, 1)).toList();
    return new InputSpec(format, files, List.of(), "", 1, 1, 0, 16_384);
  }

  private static String plan(
      InputSpec input, Algorithm algorithm, Stopping stopping, Execution execution, String... set) {
    Settings.Builder settings =
        Settings.builder(Verb.TRAIN)
            .put("plait.input", "x", Origin.PROPERTY)
            .put("plait.output", "y", Origin.PROPERTY);
    for (int i = 0; i < set.length; i += 2) {
      settings.put(set[i], set[i + 1], Origin.PROPERTY);
    }
    TrainingPlan plan =
        new TrainingPlan(
            input, List.of(), 0, "hdfs://nn/models/m", algorithm, stopping, execution, 1, false);
    return new PlanTable(plan, settings.build()).toString();
  }

  private static void tells(String table, String... parts) {
    for (String part : parts) {
      assertTrue("'" + part + "' in\n" + table, table.contains(part));
    }
  }

  @Test
  public void aPlanTellsFilesBytesAndBlocks() {
    tells(
        plan(input(Format.LIBSVM, "a", "b"), LOGISTIC, STOPPING, LOCAL),
        "libsvm, 2 files, 200,000 bytes, about 14 blocks of 16,384 bytes",
        "local, 4 threads",
        "hdfs://nn/models/.m.plait");
    tells(plan(input(Format.CSV, "a.gz"), LOGISTIC, STOPPING, LOCAL), "csv, 1 file", "more than");
    tells(
        plan(input(Format.IDX, "1", "2", "3", "4", "5", "6", "7"), LOGISTIC, STOPPING, LOCAL),
        "and 2 more");
  }

  @Test
  public void aPlanTellsObjectiveMethodAndEnd() {
    InputSpec input = input(Format.LIBSVM, "a");
    tells(
        plan(input, LOGISTIC, STOPPING, LOCAL),
        "logistic with intercepts",
        "l2 = 1/n, l1 = 0.0",
        "L-BFGS with memory 10",
        "after 1,000 iterations, or at tolerance 1.0E-7");
    Algorithm descent =
        new Algorithm(
            ModelKind.SQUARED,
            false,
            0,
            0.5,
            "0",
            "gradient-descent",
            0.25,
            10,
            Mode.GRADIENT,
            8,
            64);
    tells(
        plan(input, descent, new Stopping(1000, 3, 0, 0.125), LOCAL),
        "squared without intercepts",
        "gradient descent with rate 0.25, batches of 64 rows",
        "after 3 epochs, or at objective 0.125");
    Algorithm averaged =
        new Algorithm(ModelKind.SOFTMAX, true, 0, 0, "0", "lbfgs", 0.5, 10, Mode.AVERAGE, 6, 0);
    tells(plan(input, averaged, STOPPING, LOCAL), "in at most 6 parts, averaged once");
    Algorithm groups =
        new Algorithm(ModelKind.KMEANS, true, 5, 0, "0", "lbfgs", 0.5, 10, Mode.GRADIENT, 8, 0);
    tells(plan(input, groups, STOPPING, LOCAL), "kmeans with 5 centres", "Lloyd's iterations");
  }

  @Test
  public void aPlanTellsWhatWouldBeSubmitted() {
    tells(
        plan(
            input(Format.LIBSVM, "a"),
            LOGISTIC,
            STOPPING,
            new Execution("mapreduce", 1, 0, 3, 30),
            "plait.queue",
            "research",
            "plait.am.memory-mb",
            "2048",
            "plait.task.vcores",
            "2"),
        "an ApplicationMaster (2048 MiB, 1 vcores) to the queue research",
        "as many as fit the data map and 3 reduce tasks (1024 MiB, 2 vcores each)");
  }
}
