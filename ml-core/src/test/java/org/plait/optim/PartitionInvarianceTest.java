package org.plait.optim;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.stat.StatUtils;
import org.junit.Test;
import org.plait.param.Contribution;
import org.plait.param.KeyRange;
import org.plait.param.ParameterPartition;
import org.plait.param.ParameterSpace;
import org.plait.param.Partitioner;
import org.plait.param.UpdateRule;

/** The promise that makes reducers and servers equal: no rule sees how keys are cut. */
public class PartitionInvarianceTest {
  private static final ParameterSpace ROWS = new ParameterSpace(7, 5, 1, true);
  private static final ParameterSpace KEYS = new ParameterSpace(7, 5, 1, false);

  private record Result(double[] weights, double[] slot, double gradient) {}

  private static Contribution total(Random random) {
    double[] sums = random.doubles(42).map(u -> 6 * u - 3).toArray();
    for (int row = 0; row < 7; row++) {
      sums[row * 6 + 5] = row == 3 ? 0 : 1 + random.nextInt(9);
    }
    return new Contribution(sums, 12.5, 3, 20);
  }

  private static Result run(UpdateRule rule, ParameterSpace space, int partitions) {
    Random random = new Random(21);
    double[] start = random.doubles(42).map(u -> u < 0.3 ? 0 : u - 0.6).toArray();
    List<ParameterPartition> all =
        new Partitioner(space, partitions)
            .ranges().stream().map(r -> partition(rule, r, start)).toList();
    for (int step = 1; step <= 5; step++) {
      Contribution total = total(random);
      for (ParameterPartition p : all) {
        p.apply(rule, step, total.slice(0, p.range()));
      }
    }
    double[] weights = new double[42];
    double[] slot = new double[42];
    double gradient = 0;
    for (ParameterPartition p : all) {
      int from = (int) p.range().from();
      System.arraycopy(p.weights(), 0, weights, from, p.range().length());
      if (rule.slots() > 0) {
        System.arraycopy(p.slots()[0], 0, slot, from, p.range().length());
      }
      gradient = Math.max(gradient, p.totals().gradient());
    }
    return new Result(weights, slot, gradient);
  }

  private static ParameterPartition partition(UpdateRule rule, KeyRange range, double[] start) {
    return new ParameterPartition(
        range,
        Arrays.copyOfRange(start, (int) range.from(), (int) range.to()),
        new double[rule.slots()][range.length()]);
  }

  private static void assertSameForEveryCut(UpdateRule rule, ParameterSpace space) {
    Result whole = run(rule, space, 1);
    for (int partitions = 2; partitions <= 42; partitions++) {
      Result cut = run(rule, space, partitions);
      String what = rule + " in " + partitions + " partitions";
      for (int key = 0; key < 42; key++) {
        assertEquals(
            what + ", key " + key,
            Double.doubleToRawLongBits(whole.weights[key]),
            Double.doubleToRawLongBits(cut.weights[key]));
      }
      assertArrayEquals(what, whole.slot, cut.slot, 0);
      assertEquals(what, whole.gradient, cut.gradient, 0);
    }
  }

  @Test
  public void gradientDescentGivesTheSameBitsHoweverKeysAreCut() {
    assertSameForEveryCut(new GradientDescent(0.3, new Regulariser(0, 0, KEYS)), KEYS);
    assertSameForEveryCut(new GradientDescent(0.3, new Regulariser(0, 0.01, KEYS)), KEYS);
    assertSameForEveryCut(new GradientDescent(0.3, new Regulariser(0.2, 0.01, KEYS)), KEYS);
    assertSameForEveryCut(new GradientDescent(0.3, new Regulariser(0.2, 0.01, ROWS)), ROWS);
  }

  @Test
  public void kMeansAveragesAndKeptSumsGiveTheSameBitsHoweverKeysAreCut() {
    assertSameForEveryCut(new KMeansUpdate(ROWS), ROWS);
    assertSameForEveryCut(new Average(), KEYS);
    assertSameForEveryCut(UpdateRule.KEEP_SUM, KEYS);
  }

  @Test
  public void centresBecomeMeansAndCountsAndEmptyOnesStay() {
    double[] w = new double[42];
    Arrays.setAll(w, i -> 100 + i);
    double[] before = w.clone();
    Contribution total = total(new Random(1));
    double[] sums = total.sums().clone();
    assertEquals(0, new KMeansUpdate(ROWS).apply(1, ROWS.all(), w, new double[0][], total), 0);
    for (int row = 0; row < 7; row++) {
      double count = sums[row * 6 + 5];
      assertEquals(count, w[row * 6 + 5], 0);
      for (int j = row * 6; j < row * 6 + 5; j++) {
        assertEquals(row == 3 ? before[j] : sums[j] / count, w[j], 0);
      }
    }
  }

  @Test
  public void anAverageOfModelsIsTheirWeightedMean() {
    Random random = new Random(2);
    int models = 9;
    double[] weights = random.doubles(models).map(u -> u + 0.1).toArray();
    double[][] byKey = new double[42][models];
    Contribution total = new Contribution(42);
    for (int m = 0; m < models; m++) {
      double[] model = random.doubles(42).toArray();
      for (int key = 0; key < 42; key++) {
        byKey[key][m] = model[key];
      }
      total.addScaled(weights[m], model, weights[m], 0, 1);
    }
    double[] average = new double[42];
    assertEquals(0, new Average().apply(1, KEYS.all(), average, new double[0][], total), 0);
    double all = StatUtils.sum(weights);
    for (int key = 0; key < 42; key++) {
      double sum = 0;
      for (int m = 0; m < models; m++) {
        sum += weights[m] / all * byKey[key][m];
      }
      assertEquals(sum, average[key], 1e-15);
    }
  }

  @Test
  public void anAverageOfNothingChangesNothing() {
    double[] w = {1, -2};
    KeyRange range = new KeyRange(0, 2);
    assertEquals(0, new Average().apply(1, range, w, new double[0][], new Contribution(2)), 0);
    assertArrayEquals(new double[] {1, -2}, w, 0);
  }
}
