package org.plait.model;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.Test;
import org.plait.objective.ModelKind;
import org.plait.objective.ModelSpec;
import org.plait.param.ParameterSpace;

public class ModelExportTest {

  @Test
  public void textIsATableOfFeaturesAndOutputs() throws IOException {
    Model model =
        new Model(
            new ModelSpec(ModelKind.SOFTMAX, 2, true, List.of(0.0, 1.0), 0),
            new double[] {0.1, -2, 3, 4, 5, 1e-30},
            Samples.provenance());
    assertEquals(
        """
        # plait model, text form 1
        # model: softmax
        # features: 2
        # intercept: true
        # labels: 0.0 1.0
        # sha256: %s
        feature\t0.0\t1.0
        x1\t0.1\t4.0
        x2\t-2.0\t5.0
        (intercept)\t3.0\t1.0E-30
        """
            .formatted(model.sha256()),
        text(model));
  }

  @Test
  public void namesCannotBreakTheTable() throws IOException {
    List<String> lines = text(Samples.named()).lines().toList();
    assertEquals("höhe\t1.5", lines.get(7));
    assertEquals("a b\t-0.0", lines.get(8));
    assertEquals("\"c\"\t1.0E-300", lines.get(9));
    assertEquals(10, lines.size());
  }

  @Test
  public void countsOfCentresAreNamed() throws IOException {
    String last = text(Samples.model(ModelKind.KMEANS)).lines().reduce((a, b) -> b).orElseThrow();
    assertTrue(last, last.startsWith("(count)\t"));
  }

  @Test
  public void textHoldsAllDigits() throws IOException {
    for (ModelKind kind : ModelKind.values()) {
      Model model = Samples.model(kind);
      ParameterSpace space = model.spec().space();
      List<String> lines = text(model).lines().filter(l -> !l.startsWith("#")).toList();
      for (int column = 0; column < space.stride(); column++) {
        String[] cells = lines.get(1 + column).split("\t");
        for (int row = 0; row < space.rows(); row++) {
          double expected = model.weights()[row * space.stride() + column];
          assertEquals(expected, Double.parseDouble(cells[1 + row]), 0);
        }
      }
    }
  }

  @Test
  public void jsonHoldsShapeWeightsAndProvenance() throws IOException {
    for (ModelKind kind : ModelKind.values()) {
      Model model = Samples.model(kind);
      JsonObject json = JsonParser.parseString(json(model)).getAsJsonObject();
      assertEquals("plait-model", json.get("format").getAsString());
      assertEquals(1, json.get("version").getAsInt());
      assertEquals(kind.id(), json.get("model").getAsString());
      assertEquals(model.sha256(), json.get("sha256").getAsString());
      assertEquals(
          model.spec().labels(),
          json.getAsJsonArray("labels").asList().stream().map(l -> l.getAsDouble()).toList());
      assertEquals(
          "1/n",
          json.getAsJsonObject("provenance").getAsJsonObject("settings").get("l2").getAsString());
      assertWeights(model, json.getAsJsonArray("outputs"));
    }
  }

  private static void assertWeights(Model model, JsonArray outputs) {
    ParameterSpace space = model.spec().space();
    assertEquals(space.rows(), outputs.size());
    for (int row = 0; row < space.rows(); row++) {
      JsonObject output = outputs.get(row).getAsJsonObject();
      int from = row * space.stride();
      assertEquals(model.outputName(row), output.get("name").getAsString());
      double[] written =
          output.getAsJsonArray("weights").asList().stream()
              .mapToDouble(w -> w.getAsDouble())
              .toArray();
      assertTrue(
          Arrays.equals(
              Arrays.copyOfRange(model.weights(), from, from + space.columns()), written));
      String extra = model.spec().kind() == ModelKind.KMEANS ? "count" : "intercept";
      assertEquals(space.extras() > 0, output.has(extra));
      if (space.extras() > 0) {
        assertEquals(model.weights()[from + space.columns()], output.get(extra).getAsDouble(), 0);
      }
    }
  }

  @Test
  public void jsonKeepsNamesAsTheyAre() throws IOException {
    JsonObject json = JsonParser.parseString(json(Samples.named())).getAsJsonObject();
    assertEquals("a\tb", json.getAsJsonArray("featureNames").get(1).getAsString());
    assertEquals("höhe", json.getAsJsonArray("featureNames").get(0).getAsString());
  }

  private static String text(Model model) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ModelExport.text(model, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static String json(Model model) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ModelExport.json(model, out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
