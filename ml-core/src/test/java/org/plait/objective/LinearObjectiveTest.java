package org.plait.objective;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.Test;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;
import org.plait.batch.MiniBatch;
import org.plait.param.Contribution;

public class LinearObjectiveTest {
  private static final int FEATURES = 7;
  private static final double[] LABELS = {-1, 0.5, 3};

  private static List<ModelSpec> specs() {
    return List.of(
        new ModelSpec(ModelKind.LOGISTIC, FEATURES, true, List.of(-1.0, 0.5), 0),
        new ModelSpec(ModelKind.LOGISTIC, FEATURES, false, List.of(-1.0, 0.5), 0),
        new ModelSpec(ModelKind.SOFTMAX, FEATURES, true, List.of(-1.0, 0.5, 3.0), 0),
        new ModelSpec(ModelKind.SOFTMAX, FEATURES, false, List.of(-1.0, 0.5, 3.0), 0),
        new ModelSpec(ModelKind.SQUARED, FEATURES, true, List.of(), 0),
        new ModelSpec(ModelKind.SQUARED, FEATURES, false, List.of(), 0));
  }

  private static double[] labels(ModelSpec spec) {
    return spec.kind() == ModelKind.LOGISTIC ? Arrays.copyOf(LABELS, 2) : LABELS;
  }

  private static Contribution sum(ModelSpec spec, MiniBatch batch, double[] parameters) {
    Contribution sum = new Contribution(parameters.length);
    spec.objective().add(batch, parameters, sum);
    return sum;
  }

  /** The loss as the textbook writes it, over dense vectors. */
  private static double textbookLoss(ModelSpec spec, MiniBatch batch, double[] parameters) {
    int stride = FEATURES + (spec.intercept() ? 1 : 0);
    double total = 0;
    for (int row = 0; row < batch.rows(); row++) {
      double[] x = Arrays.copyOf(RandomExamples.dense(batch, row, FEATURES), stride);
      if (spec.intercept()) {
        x[FEATURES] = 1;
      }
      double[] f = new double[parameters.length / stride];
      for (int k = 0; k < parameters.length; k++) {
        f[k / stride] += parameters[k] * x[k % stride];
      }
      double y = batch.label(row);
      double loss =
          switch (spec.kind()) {
            case LOGISTIC -> Math.log(1 + Math.exp(y == 0.5 ? -f[0] : f[0]));
            case SOFTMAX ->
                Math.log(Arrays.stream(f).map(Math::exp).sum()) - f[spec.labels().indexOf(y)];
            default -> (y - f[0]) * (y - f[0]) / 2;
          };
      total += batch.weight(row) * loss;
    }
    return total;
  }

  @Test
  public void lossesAreTheTextbooks() {
    Random random = new Random(11);
    for (ModelSpec spec : specs()) {
      for (int round = 0; round < 20; round++) {
        MiniBatch batch = RandomExamples.batch(random, 12, FEATURES, labels(spec));
        double[] parameters = RandomExamples.vector(random, spec.space().size(), 2);
        double expected = textbookLoss(spec, batch, parameters);
        Contribution sum = sum(spec, batch, parameters);
        assertEquals(spec + ", round " + round, expected, sum.loss(), 1e-12 * (1 + expected));
        assertEquals(12, sum.rows());
        double weight = 0;
        for (int row = 0; row < 12; row++) {
          weight += batch.weight(row);
        }
        assertEquals(weight, sum.weight(), 0);
      }
    }
  }

  /** Differences of fourth order; their error is about 1e-11 for these functions. */
  private static double difference(ModelSpec spec, MiniBatch batch, double[] at, int key) {
    double h = 1e-3;
    double[] f = new double[4];
    double[] steps = {-2, -1, 1, 2};
    for (int i = 0; i < 4; i++) {
      double[] moved = at.clone();
      moved[key] += steps[i] * h;
      f[i] = sum(spec, batch, moved).loss();
    }
    return (f[0] - 8 * f[1] + 8 * f[2] - f[3]) / (12 * h);
  }

  @Test
  public void gradientsAreTheDifferencesOfTheLoss() {
    long seed = 5;
    Random random = new Random(seed);
    for (ModelSpec spec : specs()) {
      for (double scale : new double[] {0, 0.1, 1, 10}) {
        MiniBatch batch = RandomExamples.batch(random, 9, FEATURES, labels(spec));
        double[] at = RandomExamples.vector(random, spec.space().size(), scale);
        Contribution sum = sum(spec, batch, at);
        for (int key = 0; key < at.length; key++) {
          String what = "seed " + seed + ", " + spec + ", scale " + scale + ", key " + key;
          assertEquals(what, difference(spec, batch, at, key), sum.sums()[key], 1e-8 * (1 + scale));
        }
      }
    }
  }

  @Test
  public void extremeMarginsGiveFiniteLossesAndTheGradientOfTheTangent() {
    for (ModelSpec spec : specs()) {
      for (double size : new double[] {800, 1e8, 1e150}) {
        for (double label : labels(spec)) {
          MiniBatch batch = new MiniBatch();
          batch.add(2, 1);
          batch.endRow(label, 1);
          double[] at = new double[(int) spec.space().size()];
          at[2] = size;
          Contribution sum = sum(spec, batch, at);
          assertTrue(spec + " at " + size, Double.isFinite(sum.loss()));
          for (double g : sum.sums()) {
            assertTrue(spec + " at " + size, Double.isFinite(g));
          }
          if (spec.kind() == ModelKind.LOGISTIC) {
            // The second label is the positive class: its loss has gone, the other's is the margin.
            assertEquals(label == 0.5 ? 0 : size, sum.loss(), 0);
            assertEquals(label == 0.5 ? 0 : 1, sum.sums()[2], 0);
          } else if (spec.kind() == ModelKind.SOFTMAX) {
            assertEquals(label == -1 ? 0 : size, sum.loss(), 0);
            assertEquals(label == -1 ? 0 : 1, sum.sums()[2], 0);
          }
        }
      }
    }
  }

  @Test
  public void softmaxGradientsSumToZeroOverClasses() {
    Random random = new Random(3);
    ModelSpec spec = specs().get(2);
    MiniBatch batch = RandomExamples.batch(random, 40, FEATURES, LABELS);
    double[] g = sum(spec, batch, RandomExamples.vector(random, 24, 3)).sums();
    for (int j = 0; j < 8; j++) {
      assertEquals(0, g[j] + g[8 + j] + g[16 + j], 1e-13);
    }
  }

  @Test
  public void featuresBeyondTheModelAreIgnored() {
    Random random = new Random(4);
    for (ModelSpec spec : specs()) {
      MiniBatch wide = RandomExamples.batch(random, 30, FEATURES + 6, labels(spec));
      double[] at = RandomExamples.vector(random, spec.space().size(), 1);
      Contribution with = sum(spec, wide, at);
      Contribution without = sum(spec, RandomExamples.without(wide, FEATURES), at);
      assertArrayEquals(without.sums(), with.sums(), 0);
      assertEquals(without.loss(), with.loss(), 0);
    }
  }

  @Test
  public void batchesAddUpAsOneBatchOfAllRowsWould() {
    Random random = new Random(6);
    for (ModelSpec spec : specs()) {
      MiniBatch all = RandomExamples.batch(random, 50, FEATURES, labels(spec));
      double[] at = RandomExamples.vector(random, spec.space().size(), 1);
      Contribution pieces = new Contribution(at.length);
      for (int row = 0; row < 50; ) {
        MiniBatch piece = new MiniBatch();
        for (int n = random.nextInt(7); n >= 0 && row < 50; n--) {
          piece.addRow(all, row++);
        }
        spec.objective().add(piece, at, pieces);
      }
      Contribution whole = sum(spec, all, at);
      assertArrayEquals(whole.sums(), pieces.sums(), 0);
      assertEquals(whole.loss(), pieces.loss(), 0);
      assertEquals(whole.weight(), pieces.weight(), 0);
      assertEquals(50, pieces.rows());
    }
  }

  @Test
  public void aWeightMultipliesAnExampleAndZeroTakesItAway() {
    Random random = new Random(7);
    for (ModelSpec spec : specs()) {
      MiniBatch one = RandomExamples.batch(random, 1, FEATURES, labels(spec));
      double[] at = RandomExamples.vector(random, spec.space().size(), 1);
      Contribution unit = sum(spec, weighted(one, 1), at);
      Contribution four = sum(spec, weighted(one, 4), at);
      Contribution none = sum(spec, weighted(one, 0), at);
      assertEquals(4 * unit.loss(), four.loss(), 0);
      assertEquals(4, four.weight(), 0);
      for (int key = 0; key < at.length; key++) {
        assertEquals(4 * unit.sums()[key], four.sums()[key], 0);
        assertEquals(0, none.sums()[key], 0);
      }
      assertEquals(0, none.loss(), 0);
      assertEquals("it still is a row", 1, none.rows());
    }
  }

  private static MiniBatch weighted(MiniBatch one, double weight) {
    MiniBatch batch = new MiniBatch();
    for (int i = 0; i < one.entries(); i++) {
      batch.add(one.indices()[i], one.values()[i]);
    }
    batch.endRow(one.label(0), weight);
    return batch;
  }

  @Test
  public void aLabelThatIsNoClassIsRefused() {
    for (ModelSpec spec : specs().subList(0, 4)) {
      for (double label : new double[] {-2, 0, 0.5000001, 4, Double.NaN}) {
        MiniBatch batch = new MiniBatch();
        batch.endRow(label, 1);
        double[] at = new double[(int) spec.space().size()];
        PlaitException e = assertThrows(PlaitException.class, () -> sum(spec, batch, at));
        assertEquals(ErrorCode.BAD_DATA, e.code());
        assertTrue(e.getMessage(), e.getMessage().contains("label " + label));
      }
    }
  }

  /** The input's scan takes "-0" for the label 0. */
  @Test
  public void minusZeroIsTheLabelZero() {
    ModelSpec spec = new ModelSpec(ModelKind.LOGISTIC, 1, true, List.of(0.0, 1.0), 0);
    MiniBatch minus = new MiniBatch();
    minus.endRow(-0.0, 1);
    MiniBatch plus = new MiniBatch();
    plus.endRow(0.0, 1);
    double[] at = {0, 0.7};
    assertEquals(sum(spec, plus, at).loss(), sum(spec, minus, at).loss(), 0);
    assertArrayEquals(sum(spec, plus, at).sums(), sum(spec, minus, at).sums(), 0);
  }

  @Test
  public void theParametersAreNotChanged() {
    Random random = new Random(8);
    for (ModelSpec spec : specs()) {
      double[] at = RandomExamples.vector(random, spec.space().size(), 1);
      double[] before = at.clone();
      sum(spec, RandomExamples.batch(random, 10, FEATURES, labels(spec)), at);
      assertArrayEquals(before, at, 0);
      assertEquals(spec.space(), spec.objective().space());
    }
  }
}
