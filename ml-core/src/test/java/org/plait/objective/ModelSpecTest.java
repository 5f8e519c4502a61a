package org.plait.objective;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.Test;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;
import org.plait.param.ParameterSpace;

public class ModelSpecTest {

  private static String refusal(ModelKind kind, Double... labels) {
    PlaitException e =
        assertThrows(PlaitException.class, () -> ModelSpec.of(kind, 3, true, List.of(labels), 0));
    assertEquals(ErrorCode.BAD_DATA, e.code());
    return e.getMessage();
  }

  @Test
  public void aLogisticModelNeedsTwoLabelsAndSaysWhichItFound() {
    assertTrue(refusal(ModelKind.LOGISTIC, 1.0).contains("has 1 [1.0]"));
    assertTrue(refusal(ModelKind.LOGISTIC).contains("has 0 []"));
    String many = refusal(ModelKind.LOGISTIC, 0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0);
    assertTrue(many, many.contains("has 7 [0.0, 1.0, 2.0, 3.0, 4.0]"));
    assertTrue("what to do", many.contains("--model softmax"));
  }

  @Test
  public void aSoftmaxModelNeedsTwoLabelsAtLeast() {
    assertTrue(refusal(ModelKind.SOFTMAX, 4.0).contains("[4.0]"));
    assertTrue(refusal(ModelKind.SOFTMAX).contains("at least two"));
    assertEquals(2, ModelSpec.of(ModelKind.SOFTMAX, 3, true, List.of(0.0, 1.0), 0).labels().size());
  }

  @Test
  public void labelsOfRegressionAndClusteringAreNoClasses() {
    List<Double> labels = List.of(1.0, 2.0, 3.0);
    assertTrue(ModelSpec.of(ModelKind.SQUARED, 3, true, labels, 0).labels().isEmpty());
    assertTrue(ModelSpec.of(ModelKind.KMEANS, 3, true, labels, 2).labels().isEmpty());
    assertFalse("no intercept", ModelSpec.of(ModelKind.KMEANS, 3, true, labels, 2).intercept());
  }

  @Test
  public void spacesHoldRowsOfFeaturesAndInterceptsOrCounts() {
    List<Double> two = List.of(0.0, 1.0);
    assertEquals(
        new ParameterSpace(1, 3, 1, false),
        ModelSpec.of(ModelKind.LOGISTIC, 3, true, two, 0).space());
    assertEquals(
        new ParameterSpace(1, 3, 0, false),
        ModelSpec.of(ModelKind.SQUARED, 3, false, two, 0).space());
    assertEquals(
        new ParameterSpace(2, 3, 1, false),
        ModelSpec.of(ModelKind.SOFTMAX, 3, true, two, 0).space());
    assertEquals(
        new ParameterSpace(5, 3, 1, true), ModelSpec.of(ModelKind.KMEANS, 3, true, two, 5).space());
  }

  @Test
  public void classesAreFoundAsALinearSearchFindsThem() {
    List<Double> labels = List.of(-3.5, -1.0, 0.0, 2.0, 7.0, 1e300);
    ModelSpec spec = ModelSpec.of(ModelKind.SOFTMAX, 1, true, labels, 0);
    for (double label : new double[] {-4, -3.5, -2, -1, 0, 1, 2, 3, 7, 8, 1e300, 1e301}) {
      assertEquals("label " + label, labels.indexOf(label), spec.classOf(label));
    }
    assertEquals("-0 is 0", 2, spec.classOf(-0.0));
    assertEquals(-1, spec.classOf(Double.NaN));
    assertEquals(-1, ModelSpec.of(ModelKind.SQUARED, 1, true, labels, 0).classOf(2));
  }

  @Test
  public void aSpecIsAValueOfItsOwn() {
    List<Double> labels = new ArrayList<>(List.of(0.0, 1.0));
    ModelSpec spec = ModelSpec.of(ModelKind.LOGISTIC, 3, true, labels, 0);
    labels.set(0, 9.0);
    assertEquals(List.of(0.0, 1.0), spec.labels());
    assertEquals(spec, ModelSpec.of(ModelKind.LOGISTIC, 3, true, List.of(0.0, 1.0), 0));
  }

  @Test
  public void kindsAreNamedAsUsersTypeThem() {
    for (ModelKind kind : ModelKind.values()) {
      assertEquals(Optional.of(kind), ModelKind.of(kind.id()));
    }
    assertEquals("kmeans", ModelKind.KMEANS.id());
    assertEquals(Optional.empty(), ModelKind.of("LOGISTIC"));
    assertEquals(Optional.empty(), ModelKind.of(""));
    assertTrue(ModelKind.SOFTMAX.isClassifier() && ModelKind.LOGISTIC.isClassifier());
    assertFalse(ModelKind.SQUARED.isClassifier() || ModelKind.KMEANS.isClassifier());
    assertTrue(ModelKind.SQUARED.isSmooth() && !ModelKind.KMEANS.isSmooth());
  }
}
