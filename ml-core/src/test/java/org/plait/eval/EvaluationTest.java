package org.plait.eval;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.plait.eval.Examples.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.stat.StatUtils;
import org.junit.Test;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;
import org.plait.batch.MiniBatch;
import org.plait.objective.ModelKind;
import org.plait.objective.ModelSpec;

public class EvaluationTest {

  @Test
  public void metricsStandInAFixedOrder() {
    assertEquals(
        List.of("rows", "accuracy", "correct", "auc", "logLoss"), names(ModelKind.LOGISTIC));
    assertEquals(List.of("rows", "accuracy", "correct", "logLoss"), names(ModelKind.SOFTMAX));
    assertEquals(List.of("rows", "rmse", "mae", "r2"), names(ModelKind.SQUARED));
    assertEquals(List.of("rows", "inertia", "meanSquaredDistance"), names(ModelKind.KMEANS));
  }

  private static List<String> names(ModelKind kind) {
    ModelSpec spec = Examples.spec(kind);
    List<MiniBatch> blocks = Examples.blocks(spec, 9, 3);
    Evaluation all = Examples.evaluate(spec, blocks, Examples.parameters(spec, 3), 0, 9);
    return new ArrayList<>(all.metrics().keySet());
  }

  @Test
  public void logisticMetricsAreTheirDefinitions() {
    ModelSpec spec = new ModelSpec(ModelKind.LOGISTIC, 1, true, List.of(3.0, 7.0), 0);
    double[] parameters = {2, -1};
    Evaluation evaluation = new Evaluation(spec);
    // Margins 2x - 1: 1, -1, 3, -5.
    evaluation.add(0, row(7, 1), parameters);
    evaluation.add(1, row(7, 0), parameters);
    evaluation.add(2, row(3, 2), parameters);
    evaluation.add(3, row(3, -2), parameters);
    Map<String, Double> metrics = evaluation.metrics();
    double loss =
        (Math.log(1 + Math.exp(-1))
                + Math.log(1 + Math.exp(1))
                + Math.log(1 + Math.exp(3))
                + Math.log(1 + Math.exp(-5)))
            / 4;
    assertEquals(4, metrics.get("rows"), 0);
    assertEquals(2, metrics.get("correct"), 0);
    assertEquals(0.5, metrics.get("accuracy"), 0);
    assertEquals(loss, metrics.get("logLoss"), 1e-15);
    // Positives 1 and -1 against negatives 3 and -5: each wins one of two.
    assertEquals(0.5, metrics.get("auc"), 0);
  }

  @Test
  public void logLossOfAConfidentMistakeIsFinite() {
    ModelSpec spec = new ModelSpec(ModelKind.LOGISTIC, 1, false, List.of(0.0, 1.0), 0);
    Evaluation evaluation = new Evaluation(spec);
    evaluation.add(0, row(0, 5000), new double[] {1});
    assertEquals(5000, evaluation.metrics().get("logLoss"), 1e-12);
    ModelSpec many = new ModelSpec(ModelKind.SOFTMAX, 1, false, List.of(0.0, 1.0, 2.0), 0);
    Evaluation softmax = new Evaluation(many);
    softmax.add(0, row(0, 5000), new double[] {0, 0, 1});
    assertEquals(5000, softmax.metrics().get("logLoss"), 1e-12);
  }

  @Test
  public void softmaxMetricsAreTheirDefinitions() {
    ModelSpec spec = new ModelSpec(ModelKind.SOFTMAX, 2, false, List.of(0.0, 1.0, 9.0), 0);
    double[] parameters = {1, 0, 0, 1, -1, -1};
    Evaluation evaluation = new Evaluation(spec);
    MiniBatch batch = new MiniBatch();
    batch.addRow(row(0, 2, 1), 0);
    batch.addRow(row(9, 2, 1), 0);
    batch.addRow(row(9, -1, -1), 0);
    evaluation.add(0, batch, parameters);
    double z = Math.exp(2) + Math.exp(1) + Math.exp(-3);
    double y = 2 * Math.exp(-1) + Math.exp(2);
    double loss =
        -(Math.log(Math.exp(2) / z) + Math.log(Math.exp(-3) / z) + Math.log(Math.exp(2) / y)) / 3;
    Map<String, Double> metrics = evaluation.metrics();
    assertEquals(2, metrics.get("correct"), 0);
    assertEquals(2 / 3.0, metrics.get("accuracy"), 1e-16);
    assertEquals(loss, metrics.get("logLoss"), 1e-14);
  }

  @Test
  public void squaredMetricsAreTheirDefinitions() {
    ModelSpec spec = new ModelSpec(ModelKind.SQUARED, 1, true, List.of(), 0);
    double[] x = {0, 1, 2, 3, 4, 5, 6};
    double[] y = {1.2, 2.8, 5.5, 6.9, 9.3, 10.4, 13.6};
    double[] errors = new double[x.length];
    Evaluation evaluation = new Evaluation(spec);
    double absolute = 0;
    for (int i = 0; i < x.length; i++) {
      evaluation.add(i, row(y[i], x[i]), new double[] {2, 1});
      errors[i] = y[i] - (2 * x[i] + 1);
      absolute += Math.abs(errors[i]);
    }
    double squares = StatUtils.sumSq(errors);
    Map<String, Double> metrics = evaluation.metrics();
    assertEquals(Math.sqrt(squares / 7), metrics.get("rmse"), 1e-14);
    assertEquals(absolute / 7, metrics.get("mae"), 1e-14);
    assertEquals(1 - squares / (6 * StatUtils.variance(y)), metrics.get("r2"), 1e-12);
  }

  @Test
  public void r2OfEqualLabelsIsAbsent() {
    ModelSpec spec = new ModelSpec(ModelKind.SQUARED, 1, false, List.of(), 0);
    Evaluation evaluation = new Evaluation(spec);
    for (int i = 0; i < 10; i++) {
      evaluation.add(i, row(0.1, i), new double[] {1});
    }
    assertFalse(evaluation.metrics().containsKey("r2"));
    assertTrue(evaluation.metrics().containsKey("rmse"));
  }

  @Test
  public void kmeansMetricsAreSquaredDistancesToTheNearestCentre() {
    ModelSpec spec = new ModelSpec(ModelKind.KMEANS, 2, false, List.of(), 2);
    double[] centres = {0, 0, 17, 10, 10, 4};
    Evaluation evaluation = new Evaluation(spec);
    evaluation.add(0, row(0, 1, 2), centres);
    evaluation.add(1, row(0, 9, 13), centres);
    assertEquals(5 + 10, evaluation.metrics().get("inertia"), 0);
    assertEquals(7.5, evaluation.metrics().get("meanSquaredDistance"), 0);
  }

  @Test
  public void aucIsAbsentWhereOnlyOneLabelOccurs() {
    ModelSpec spec = new ModelSpec(ModelKind.LOGISTIC, 1, false, List.of(0.0, 1.0), 0);
    Evaluation evaluation = new Evaluation(spec);
    evaluation.add(0, row(1, 1), new double[] {1});
    assertFalse(evaluation.metrics().containsKey("auc"));
  }

  @Test
  public void unknownLabelIsRefusedWithTheKnownOnes() {
    Evaluation evaluation = new Evaluation(Examples.spec(ModelKind.SOFTMAX));
    double[] parameters = Examples.parameters(Examples.spec(ModelKind.SOFTMAX), 1);
    PlaitException e =
        assertThrows(PlaitException.class, () -> evaluation.add(0, row(7, 1), parameters));
    assertEquals(ErrorCode.BAD_DATA, e.code());
    assertTrue(e.getMessage(), e.getMessage().contains("label 7.0"));
    assertTrue(e.getMessage(), e.getMessage().contains("[0.0, 1.0, 5.0]"));
  }

  @Test
  public void labelThatIsNoNumberIsUnknown() {
    ModelSpec spec = Examples.spec(ModelKind.LOGISTIC);
    double[] parameters = Examples.parameters(spec, 1);
    PlaitException e =
        assertThrows(
            PlaitException.class,
            () -> new Evaluation(spec).add(0, row(Double.NaN, 1), parameters));
    assertEquals(ErrorCode.BAD_DATA, e.code());
  }

  @Test
  public void longListsOfLabelsAreCut() {
    List<Double> labels = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      labels.add((double) i);
    }
    ModelSpec spec = new ModelSpec(ModelKind.SOFTMAX, 1, false, labels, 0);
    PlaitException e =
        assertThrows(
            PlaitException.class, () -> new Evaluation(spec).add(0, row(100, 1), new double[100]));
    assertTrue(e.getMessage(), e.getMessage().contains("9.0] and 90 more"));
  }

  @Test
  public void scoresThatAreNoNumbersAreRefused() {
    ModelSpec spec = new ModelSpec(ModelKind.SQUARED, 1, false, List.of(), 0);
    for (double weight : new double[] {Double.NaN, Double.POSITIVE_INFINITY, 1e308}) {
      PlaitException e =
          assertThrows(
              PlaitException.class,
              () -> new Evaluation(spec).add(4, row(1, 100), new double[] {weight}));
      assertEquals(ErrorCode.DIVERGED, e.code());
      assertTrue(e.getMessage(), e.getMessage().contains("row 0 of block 4"));
    }
  }

  @Test
  public void valuesOfFeaturesBeyondTheModelAreIgnoredAndCounted() {
    ModelSpec spec = new ModelSpec(ModelKind.SQUARED, 2, false, List.of(), 0);
    Evaluation evaluation = new Evaluation(spec);
    evaluation.add(0, row(3, 1, 2), new double[] {1, 1});
    assertFalse(evaluation.metrics().containsKey("ignoredFeatures"));
    evaluation.add(1, row(3, 1, 2, 100, 100, 100), new double[] {1, 1});
    assertEquals(3, evaluation.metrics().get("ignoredFeatures"), 0);
    assertEquals(0, evaluation.metrics().get("rmse"), 0);
  }

  @Test
  public void weightsOfExamplesDoNotCount() {
    ModelSpec spec = new ModelSpec(ModelKind.SQUARED, 1, false, List.of(), 0);
    MiniBatch batch = new MiniBatch();
    batch.add(0, 1);
    batch.endRow(3, 1000);
    batch.add(0, 1);
    batch.endRow(1, 1);
    Evaluation evaluation = new Evaluation(spec);
    evaluation.add(0, batch, new double[] {1});
    assertEquals(Math.sqrt(2), evaluation.metrics().get("rmse"), 1e-15);
  }

  @Test
  public void withoutRowsThereIsOnlyTheirNumber() {
    for (ModelKind kind : ModelKind.values()) {
      Evaluation evaluation = new Evaluation(Examples.spec(kind));
      assertEquals(Map.of("rows", 0.0), evaluation.metrics());
      evaluation.add(0, new MiniBatch(), Examples.parameters(Examples.spec(kind), 1));
      assertEquals(Map.of("rows", 0.0), evaluation.metrics());
    }
  }

  @Test
  public void missingBlockIsNoticed() {
    ModelSpec spec = Examples.spec(ModelKind.SQUARED);
    double[] parameters = Examples.parameters(spec, 1);
    Evaluation evaluation = new Evaluation(spec);
    evaluation.add(0, row(1, 1), parameters);
    evaluation.add(2, row(1, 1), parameters);
    assertThrows(IllegalStateException.class, evaluation::metrics);
  }

  @Test
  public void blockAddedTwiceIsNoticed() {
    ModelSpec spec = Examples.spec(ModelKind.SQUARED);
    double[] parameters = Examples.parameters(spec, 1);
    Evaluation evaluation = new Evaluation(spec);
    evaluation.add(0, row(1, 1), parameters);
    assertThrows(IllegalStateException.class, () -> evaluation.add(0, row(1, 1), parameters));
  }

  @Test
  public void readingMetricsInBetweenChangesNothing() {
    ModelSpec spec = Examples.spec(ModelKind.LOGISTIC);
    double[] parameters = Examples.parameters(spec, 5);
    List<MiniBatch> blocks = Examples.blocks(spec, 20, 5);
    Evaluation curious = new Evaluation(spec);
    for (int b = 0; b < 20; b++) {
      curious.add(b, blocks.get(b), parameters);
      curious.metrics();
    }
    assertEquals(Examples.evaluate(spec, blocks, parameters, 0, 20).metrics(), curious.metrics());
  }
}
