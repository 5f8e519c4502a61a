package org.plait.model;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.junit.Test;
import org.plait.base.CounterRandom;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;
import org.plait.batch.MiniBatch;
import org.plait.objective.ModelKind;
import org.plait.objective.ModelSpec;

public class PredictorTest {

  private static Predictor predictor(
      ModelKind kind, int features, boolean intercept, List<Double> labels, double... weights) {
    int clusters = kind == ModelKind.KMEANS ? weights.length / (features + 1) : 0;
    ModelSpec spec = new ModelSpec(kind, features, intercept, labels, clusters);
    return new Model(spec, weights, Samples.provenance()).predictor();
  }

  @Test
  public void logisticModelGivesLabelAndBothProbabilities() {
    Predictor predictor = predictor(ModelKind.LOGISTIC, 2, true, List.of(3.0, 8.0), 2, -1, 0.5);
    Prediction high = predictor.predict(new double[] {1, 1});
    assertEquals(8, high.label(), 0);
    assertEquals(List.of(1.5), high.margins());
    assertEquals(1 / (1 + Math.exp(-1.5)), high.probabilities().get(1), 1e-15);
    assertEquals(1, high.probabilities().get(0) + high.probabilities().get(1), 1e-15);
    assertEquals(3, predictor.label(new double[] {-1, 1}), 0);
  }

  @Test
  public void softmaxModelGivesAProbabilityForEachLabel() {
    Predictor predictor =
        predictor(ModelKind.SOFTMAX, 1, true, List.of(0.0, 4.0, 9.0), 1, 0, 0, 1, -1, 0);
    Prediction prediction = predictor.predict(new double[] {2});
    double z = Math.exp(2) + Math.exp(1) + Math.exp(-2);
    assertEquals(0, prediction.label(), 0);
    assertEquals(List.of(2.0, 1.0, -2.0), prediction.margins());
    assertEquals(Math.exp(2) / z, prediction.probabilities().get(0), 1e-15);
    assertEquals(Math.exp(1) / z, prediction.probabilities().get(1), 1e-15);
    assertEquals(Math.exp(-2) / z, prediction.probabilities().get(2), 1e-15);
    assertEquals(9, predictor.label(new double[] {-20}), 0);
  }

  @Test
  public void squaredModelGivesItsValue() {
    Predictor predictor = predictor(ModelKind.SQUARED, 2, true, List.of(), 2, -1, 0.5);
    Prediction prediction = predictor.predict(new double[] {3, 1});
    assertEquals(5.5, prediction.label(), 0);
    assertTrue(prediction.probabilities().isEmpty());
  }

  @Test
  public void kmeansModelGivesTheNumberOfTheNearestCentre() {
    Predictor predictor = predictor(ModelKind.KMEANS, 2, false, List.of(), 0, 0, 5, 3, 4, 6);
    Prediction prediction = predictor.predict(new double[] {3, 3});
    assertEquals(1, prediction.label(), 0);
    assertEquals(List.of(18.0, 1.0), prediction.margins());
    assertTrue(prediction.probabilities().isEmpty());
  }

  @Test
  public void denseSparseAndBatchRowsGetTheSameBits() {
    Model model = Samples.model(ModelKind.SOFTMAX);
    Predictor predictor = model.predictor();
    MiniBatch batch = new MiniBatch();
    for (int row = 0; row < 50; row++) {
      CounterRandom random = new CounterRandom(5, row);
      double[] dense = new double[4];
      int[] indices = {1, 3};
      double[] values = {random.uniform(1) - 0.5, random.uniform(2) - 0.5};
      for (int i = 0; i < 2; i++) {
        dense[indices[i]] = values[i];
        batch.add(indices[i], values[i]);
      }
      batch.endRow(0, 1);
      Prediction expected = predictor.predict(batch, row);
      assertEquals(expected, predictor.predict(dense));
      assertEquals(expected, predictor.predict(indices, values));
      assertEquals(expected.label(), predictor.label(batch, row), 0);
      assertEquals(expected.label(), predictor.label(dense), 0);
      assertEquals(expected.label(), predictor.label(indices, values), 0);
    }
  }

  @Test
  public void featuresBeyondTheModelAreIgnored() {
    Predictor predictor = predictor(ModelKind.SQUARED, 2, false, List.of(), 2, -1);
    assertEquals(1, predictor.label(new double[] {1, 1, 100, 100}), 0);
    assertEquals(2, predictor.label(new int[] {0, 2, 9}, new double[] {1, 100, 100}), 0);
  }

  @Test
  public void rowsThatMakeNoSenseAreRefused() {
    Predictor predictor = predictor(ModelKind.SQUARED, 3, false, List.of(), 1, 2, 3);
    assertRefused("has 2 features, the model 3", () -> predictor.label(new double[2]));
    assertRefused("NaN", () -> predictor.label(new double[] {0, Double.NaN, 0}));
    assertRefused(
        "2 feature numbers and 1 values", () -> predictor.label(new int[2], new double[1]));
    assertRefused("feature number -1", () -> predictor.label(new int[] {-1}, new double[] {1}));
    assertRefused(
        "feature number 1 in place 1", () -> predictor.label(new int[] {1, 1}, new double[2]));
    assertRefused(
        "feature number 0 in place 1", () -> predictor.label(new int[] {1, 0}, new double[2]));
    assertRefused(
        "Infinity", () -> predictor.label(new int[] {1}, new double[] {Double.POSITIVE_INFINITY}));
    assertEquals(6, predictor.label(new double[] {1, 1, 1}), 0);
  }

  private static void assertRefused(String why, Runnable call) {
    PlaitException e = assertThrows(PlaitException.class, call::run);
    assertEquals(ErrorCode.BAD_DATA, e.code());
    assertTrue(e.getMessage(), e.getMessage().contains(why));
  }
}
