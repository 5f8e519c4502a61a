package org.plait.yarn.cli;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A user's afternoon on one machine, through the command line alone. */
public class LocalRunTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final Shell shell = new Shell();
  private Path root;
  private Path data;

  @Before
  public void makeData() {
    root = folder.getRoot().toPath();
    data = Shell.sample(root, 500);
  }

  private JsonObject train(String name, Object... more) {
    List<Object> words = new java.util.ArrayList<>();
    words.addAll(List.of("train", "--json", "--l2", "1/n", "--input", data.resolve("train")));
    words.addAll(List.of("--output", root.resolve(name)));
    words.addAll(List.of(more));
    return shell.json(words.toArray());
  }

  @Test
  public void trainingPrintsTheObjectThatScriptsRelyOn() {
    JsonObject result = train("model", "--validate", data.resolve("test"));
    assertEquals(
        Set.of(
            "application",
            "model",
            "sha256",
            "engine",
            "loss",
            "objective",
            "iterations",
            "seconds",
            "metrics"),
        result.keySet());
    assertTrue(result.get("application").isJsonNull());
    assertEquals("file:" + root.resolve("model"), result.get("model").getAsString());
    assertEquals(64, result.get("sha256").getAsString().length());
    assertEquals("local", result.get("engine").getAsString());
    assertEquals("logistic", result.get("loss").getAsString());
    assertTrue(result.get("objective").getAsDouble() > 0);
    assertTrue(result.get("iterations").getAsInt() > 1);
    assertTrue(result.getAsJsonObject("metrics").get("accuracy").getAsDouble() > 0.8);
    assertTrue(shell.err(), shell.err().contains("iteration 1 "));
  }

  @Test
  public void evaluatingAgreesWithValidation() {
    JsonObject trained = train("model", "--validate", data.resolve("test"));
    Path test = data.resolve("test");
    JsonObject result =
        shell.json("evaluate", "--model", root.resolve("model"), "--input", test, "--json");
    assertEquals(Set.of("model", "input", "rows", "metrics"), result.keySet());
    assertEquals("100", result.get("rows").getAsString());
    JsonObject metrics = result.getAsJsonObject("metrics");
    assertEquals(
        trained.getAsJsonObject("metrics").get("logLoss").getAsDouble(),
        metrics.get("logLoss").getAsDouble(),
        1e-12);
    assertTrue(metrics.has("auc") && metrics.has("accuracy"));
    assertFalse("a count", metrics.get("correct").getAsString().contains("."));
    String table = shell.ok("evaluate", root.resolve("model"), "--input", test);
    assertTrue(table, table.contains("correct   " + metrics.get("correct").getAsString()));
  }

  @Test
  public void theClustersEngineScoresTheSame() {
    train("model");
    Path home = root.resolve("home");
    Object[] evaluate = {
      "evaluate",
      root.resolve("model"),
      "--input",
      data.resolve("test"),
      "--json",
      "-Dplait.packed-dir=" + home.resolve("packed"),
      "-Dplait.staging-dir=" + home.resolve("st"),
      "-Dmapreduce.framework.name=local",
      "-Dhadoop.tmp.dir=" + root.resolve("tmp"),
      "--engine",
      "local"
    };
    JsonObject local = shell.json(evaluate);
    evaluate[evaluate.length - 1] = "mapreduce";
    assertEquals(local, shell.json(evaluate));
  }

  @Test
  public void predictionsAreALineARow() throws IOException {
    train("model");
    Path out = root.resolve("predicted");
    Object[] predict = {
      "predict", root.resolve("model"), "--input", data.resolve("test"), "--output", out
    };
    assertTrue(shell.ok(predict).contains("rows         100"));
    assertTrue(Files.exists(out.resolve("_SUCCESS")));
    List<String> lines = Files.readAllLines(out.resolve("part-00000"));
    assertEquals(100, lines.size());
    for (String line : lines) {
      String[] fields = line.split("\t");
      double first = Double.parseDouble(fields[1]);
      double second = Double.parseDouble(fields[2]);
      assertEquals(1, first + second, 1e-12);
      assertEquals(second >= first ? "1" : "-1", fields[0]);
    }
    shell.fails(45, "exists already", predict);
    predict[5] = "-";
    assertEquals(lines, shell.ok(predict).lines().toList());
  }

  @Test
  public void aRowThatCannotBeReadLeavesNoPredictions() throws IOException {
    train("model");
    Path bad = Files.writeString(root.resolve("bad.libsvm"), "1 1:0.5\n1 nonsense\n");
    Path out = root.resolve("predicted");
    shell.fails(
        65, "bad.libsvm", "predict", root.resolve("model"), "--input", bad, "--output", out);
    assertFalse(Files.exists(out));
    try (var left = Files.list(root)) {
      assertTrue(left.noneMatch(path -> path.getFileName().toString().startsWith(".predicted")));
    }
  }

  @Test
  public void inspectingTellsShapeAndOrigin() {
    JsonObject trained = train("model");
    JsonObject summary = shell.json("inspect", root.resolve("model"), "--json");
    assertEquals(trained.get("sha256"), summary.get("sha256"));
    assertEquals(20, summary.get("features").getAsInt());
    assertEquals(10, summary.getAsJsonArray("largest").size());
    String table = shell.ok("inspect", "--model", root.resolve("model"));
    assertTrue(table, table.contains("objective   " + trained.get("objective").getAsString()));
    assertTrue(table, table.contains("settings    optimizer lbfgs"));
    shell.fails(44, "no model", "inspect", root.resolve("nothing"));
  }

  @Test
  public void exportingWritesTextOrJson() throws IOException {
    train("model");
    Path json = root.resolve("model.json");
    Path text = root.resolve("model.txt");
    assertEquals("file:" + json + "\n", shell.ok("export", root.resolve("model"), "--to", json));
    shell.ok("export", root.resolve("model"), "--to", text);
    assertTrue(Files.readString(json).startsWith("{"));
    assertTrue(Files.readString(text).startsWith("# plait model"));
    shell.fails(45, "--overwrite", "export", root.resolve("model"), "--to", text);
    shell.ok("export", root.resolve("model"), "--to", text, "--overwrite");
    shell.fails(49, ".txt or .json", "export", root.resolve("model"), "--to", "model.pdf");
  }

  @Test
  public void anOutputThatExistsIsKept() {
    String before = train("model").get("sha256").getAsString();
    Object[] again = {
      "train", "--input", data.resolve("train"), "--output", root.resolve("model"), "--l2", "1"
    };
    shell.fails(45, "add --overwrite", again);
    assertEquals(before, train("other").get("sha256").getAsString());
    assertNotEquals(
        before, train("model", "--overwrite", "--iterations", "2").get("sha256").getAsString());
  }

  @Test
  public void aDryRunTellsThePlanAndChangesNothing() {
    Object[] dry = {
      "train",
      "--dry-run",
      "--input",
      data.resolve("train"),
      "--output",
      root.resolve("model"),
      "--engine",
      "mapreduce",
      "-Dplait.mapreduce.mappers=3",
      "--validate",
      "0.25"
    };
    String table = shell.ok(dry);
    for (String told :
        new String[] {
          "libsvm, 1 file, ", "two.train.libsvm", "0.25 of the input's rows, held out",
          "L-BFGS with memory 10", "to the queue default", "3 map and 1 reduce tasks",
          "nothing was changed"
        }) {
      assertTrue(told + " in " + table, table.contains(told));
    }
    assertArrayEquals(new String[] {"data"}, folder.getRoot().list());
  }

  @Test
  public void aModelRemembersHowItsFeaturesWereScaled() {
    train("model", "--scale", "1/4");
    Path test = data.resolve("test");
    JsonObject own = shell.json("evaluate", root.resolve("model"), "--input", test, "--json");
    JsonObject same =
        shell.json("evaluate", root.resolve("model"), "--input", test, "--json", "--scale", "0.25");
    JsonObject other =
        shell.json("evaluate", root.resolve("model"), "--input", test, "--json", "--scale", "1");
    assertEquals(same, own);
    assertNotEquals(other, own);
  }

  @Test
  public void clustersAndAveragesTakeTheSameWay() {
    JsonObject groups =
        shell.json(
            "train",
            "--json",
            "--model",
            "kmeans",
            "--clusters",
            "3",
            "--input",
            data.resolve("train"),
            "--output",
            root.resolve("groups"),
            "--iterations",
            "20");
    assertEquals("kmeans", groups.get("loss").getAsString());
    String lines =
        shell.ok(
            "predict", root.resolve("groups"), "--input", data.resolve("test"), "--output", "-");
    assertTrue(lines.lines().allMatch(line -> line.matches("[012]")));
    JsonObject averaged = train("averaged", "--mode", "average", "-Dplait.block-bytes=4k");
    assertEquals(1, averaged.get("iterations").getAsInt());
  }

  @Test
  public void tablesAreForPeople() {
    String table =
        shell.ok("train", "--input", data.resolve("train"), "--output", root.resolve("model"));
    assertTrue(table, table.contains("sha256"));
    assertTrue(table, table.contains("next        evaluate file:" + root.resolve("model")));
  }

  @Test
  public void commasSeparateCsvToo() throws IOException {
    StringBuilder text = new StringBuilder("x1,y,x2\n");
    for (int i = 0; i < 40; i++) {
      text.append("%d,%d,%d\n".formatted(i % 7, 2 * (i % 7) - 3 * (i % 5) + 1, i % 5));
    }
    Path csv = Files.writeString(root.resolve("line.csv"), text);
    JsonObject result =
        shell.json(
            "train",
            "--json",
            "--model",
            "squared",
            "--input",
            csv,
            "--label-column",
            "y",
            "--output",
            root.resolve("line"));
    assertEquals(0, result.get("objective").getAsDouble(), 1e-9);
    JsonObject own = shell.json("evaluate", root.resolve("line"), "--input", csv, "--json");
    assertEquals(
        "the label's column is remembered",
        0,
        own.getAsJsonObject("metrics").get("rmse").getAsDouble(),
        1e-4);
  }

  @Test
  public void theBundledDigitsAreWritten() throws IOException {
    Path digits = root.resolve("digits");
    assertTrue(shell.ok("sample", digits).contains("train --model softmax"));
    assertEquals(1438, Files.readAllLines(digits.resolve("train/digits.train.libsvm")).size());
    assertEquals(359, Files.readAllLines(digits.resolve("test/digits.test.libsvm")).size());
    shell.fails(45, "exists already", "sample", digits);
    shell.ok("sample", digits, "--overwrite");
    shell.fails(45, "not made by this verb", "sample", root, "--overwrite");
  }

  @Test
  public void aSeedDecidesAGeneratedSample() throws IOException {
    Path again = root.resolve("again");
    shell.ok("sample", again, "--kind", "two-classes", "--rows", 500, "--seed", 5);
    Path other = root.resolve("other");
    shell.ok("sample", other, "--kind", "two-classes", "--rows", 500, "--seed", 6);
    String name = "train/two.train.libsvm";
    assertEquals(-1, Files.mismatch(data.resolve(name), again.resolve(name)));
    assertNotEquals(-1, Files.mismatch(data.resolve(name), other.resolve(name)));
    assertEquals(400, Files.readAllLines(data.resolve(name)).size());
  }
}
