package org.plait.model;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.google.gson.Gson;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.junit.Test;
import org.plait.objective.ModelKind;
import org.plait.objective.ModelSpec;

public class ModelSummaryTest {

  @Test
  public void interceptsStandApart() {
    Model model =
        new Model(
            new ModelSpec(ModelKind.SOFTMAX, 2, true, List.of(0.0, 1.0), 0),
            new double[] {3, 0, 100, -4, 0, 200},
            Samples.provenance());
    ModelSummary summary = ModelSummary.of(model, 3);
    assertEquals(6, summary.parameters());
    assertEquals(2, summary.nonZeros());
    assertEquals(0.5, summary.density(), 0);
    assertEquals(7, summary.norm1(), 0);
    assertEquals(5, summary.norm2(), 0);
    assertEquals(List.of(100.0, 200.0), summary.extras());
    assertEquals(
        List.of(
            new ModelSummary.Weight("x1", "1.0", -4),
            new ModelSummary.Weight("x1", "0.0", 3),
            new ModelSummary.Weight("x2", "0.0", 0)),
        summary.largest());
  }

  @Test
  public void normsAreThoseOfCommonsMath() {
    ModelSpec spec = new ModelSpec(ModelKind.SQUARED, 400, false, List.of(), 0);
    double[] weights = Samples.weights(400, 12);
    ModelSummary summary = ModelSummary.of(new Model(spec, weights, Samples.provenance()), 5);
    ArrayRealVector vector = new ArrayRealVector(weights);
    assertEquals(vector.getL1Norm(), summary.norm1(), 1e-12 * summary.norm1());
    assertEquals(vector.getNorm(), summary.norm2(), 1e-12 * summary.norm2());
    double[] sorted = Arrays.stream(weights).map(Math::abs).sorted().toArray();
    for (int i = 0; i < 5; i++) {
      assertEquals(sorted[399 - i], Math.abs(summary.largest().get(i).value()), 0);
    }
  }

  @Test
  public void ofEqualWeightsTheFirstIsShown() {
    ModelSpec spec = new ModelSpec(ModelKind.SQUARED, 4, false, List.of(), 0);
    Model model = new Model(spec, new double[] {1, -1, 1, 1}, Samples.provenance());
    assertEquals(
        List.of("x1", "x2"),
        ModelSummary.of(model, 2).largest().stream().map(ModelSummary.Weight::feature).toList());
  }

  @Test
  public void kindsOfModelAreSummed() {
    for (ModelKind kind : ModelKind.values()) {
      Model model = Samples.model(kind);
      ModelSummary summary = ModelSummary.of(model, 100);
      assertEquals(kind.id(), summary.model());
      assertEquals(model.weights().length, summary.parameters());
      assertEquals(model.sha256(), summary.sha256());
      assertEquals(model.spec().space().rows(), summary.outputs());
      assertEquals(summary.parameters(), summary.largest().size() + summary.extras().size());
    }
  }

  @Test
  public void summaryIsFitForJson() {
    String json = new Gson().toJson(ModelSummary.of(Samples.named(), 2));
    assertTrue(json, json.contains("\"largest\":[{\"feature\":\"höhe\""));
    assertTrue(json, json.contains("\"engine\":\"local\""));
  }

  @Test
  public void modelWithoutFeaturesHasNoDensity() {
    ModelSpec spec = new ModelSpec(ModelKind.SQUARED, 0, true, List.of(), 0);
    ModelSummary summary =
        ModelSummary.of(new Model(spec, new double[] {2}, Samples.provenance()), 3);
    assertEquals(0, summary.density(), 0);
    assertEquals(List.of(2.0), summary.extras());
    assertTrue(summary.largest().isEmpty());
  }
}
