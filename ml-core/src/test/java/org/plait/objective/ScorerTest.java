package org.plait.objective;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.junit.Test;
import org.plait.batch.MiniBatch;

public class ScorerTest {

  @Test
  public void marginsAreWeightsTimesFeaturesPlusIntercept() {
    Random random = new Random(1);
    for (boolean intercept : new boolean[] {true, false}) {
      ModelSpec spec =
          new ModelSpec(ModelKind.SOFTMAX, 30, intercept, List.of(1.0, 2.0, 3.0, 4.0), 0);
      int stride = intercept ? 31 : 30;
      double[] at = RandomExamples.vector(random, 4L * stride, 1);
      double[][] w = new double[4][];
      Arrays.setAll(w, c -> Arrays.copyOfRange(at, c * stride, (c + 1) * stride));
      MiniBatch batch = RandomExamples.batch(random, 25, 33, 1);
      Scorer scorer = spec.scorer();
      assertEquals(4, scorer.outputs());
      double[] margins = new double[4];
      for (int row = 0; row < 25; row++) {
        double[] x = Arrays.copyOf(RandomExamples.dense(batch, row, 30), stride);
        if (intercept) {
          x[30] = 1;
        }
        scorer.margins(batch, row, at, margins);
        assertArrayEquals(new Array2DRowRealMatrix(w).operate(x), margins, 1e-13);
      }
    }
  }

  @Test
  public void aBinaryModelGivesTheProbabilityOfItsSecondLabel() {
    Scorer scorer = new ModelSpec(ModelKind.LOGISTIC, 2, true, List.of(3.0, 8.0), 0).scorer();
    assertEquals(1, scorer.outputs());
    double[] margin = {Math.log(4)};
    assertEquals(8, scorer.label(margin), 0);
    assertEquals(3, scorer.label(new double[] {-0.1}), 0);
    assertEquals("on the fence", 3, scorer.label(new double[] {0}), 0);
    scorer.predictions(margin);
    assertEquals(0.8, margin[0], 1e-15);
  }

  @Test
  public void softmaxGivesProbabilitiesAndTheFirstOfTheLikeliest() {
    Scorer scorer = new ModelSpec(ModelKind.SOFTMAX, 2, true, List.of(1.0, 5.0, 9.0), 0).scorer();
    double[] margins = {0, Math.log(2), Math.log(5)};
    assertEquals(9, scorer.label(margins), 0);
    assertEquals(5, scorer.label(new double[] {-7, 2, 2}), 0);
    scorer.predictions(margins);
    assertArrayEquals(new double[] {0.125, 0.25, 0.625}, margins, 1e-15);
  }

  @Test
  public void regressionPredictsItsMargin() {
    Scorer scorer = new ModelSpec(ModelKind.SQUARED, 2, true, List.of(), 0).scorer();
    double[] margin = {-12.5};
    assertEquals(-12.5, scorer.label(margin), 0);
    scorer.predictions(margin);
    assertEquals(-12.5, margin[0], 0);
  }

  @Test
  public void kMeansPredictsTheNumberOfTheNearestCentre() {
    Scorer scorer = new ModelSpec(ModelKind.KMEANS, 2, false, List.of(), 3).scorer();
    assertEquals(3, scorer.outputs());
    double[] distances = {4, 1, 1};
    assertEquals(1, scorer.label(distances), 0);
    scorer.predictions(distances);
    assertArrayEquals("unchanged", new double[] {4, 1, 1}, distances, 0);
  }

  @Test
  public void aRowWithoutEntriesScoresItsIntercept() {
    ModelSpec spec = new ModelSpec(ModelKind.SQUARED, 2, true, List.of(), 0);
    MiniBatch batch = new MiniBatch();
    batch.add(7, 100);
    batch.endRow(0, 1);
    batch.endRow(0, 1);
    double[] out = new double[1];
    for (int row = 0; row < 2; row++) {
      spec.scorer().margins(batch, row, new double[] {1, 2, 0.5}, out);
      assertEquals(0.5, out[0], 0);
    }
  }
}
