package org.plait.param;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotSame;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.Test;

public class ContributionTest {

  private static Contribution of(double weight, double loss, long rows, double... sums) {
    return new Contribution(sums, weight, loss, rows);
  }

  private static void assertIs(Contribution expected, Contribution actual) {
    assertArrayEquals(expected.sums(), actual.sums(), 0);
    assertEquals(expected.weight(), actual.weight(), 0);
    assertEquals(expected.loss(), actual.loss(), 0);
    assertEquals(expected.rows(), actual.rows());
  }

  @Test
  public void countingAddsWeightLossAndOneRow() {
    Contribution c = new Contribution(2);
    c.count(0.5, 3);
    c.count(0, 0);
    c.count(2, -1);
    assertIs(of(2.5, 2, 3, 0, 0), c);
  }

  @Test
  public void addingLeavesTheOtherAsItIs() {
    Contribution a = of(1, 2, 3, 10, 20);
    Contribution b = of(4, 5, 6, 1, 2);
    a.add(b);
    assertIs(of(5, 7, 9, 11, 22), a);
    assertIs(of(4, 5, 6, 1, 2), b);
    assertThrows(IllegalArgumentException.class, () -> a.add(new Contribution(3)));
  }

  @Test
  public void aScaledVectorBringsItsOwnWeightLossAndRows() {
    Contribution c = of(1, 1, 1, 1, 1);
    c.addScaled(3, new double[] {2, -4}, 3, 7, 5);
    assertIs(of(4, 8, 6, 7, -11), c);
  }

  @Test
  public void aSliceIsACopyOfItsKeysWithAllScalars() {
    Contribution c = of(1, 2, 3, 10, 20, 30, 40);
    Contribution part = c.slice(100, new KeyRange(101, 103));
    assertIs(of(1, 2, 3, 20, 30), part);
    part.sums()[0] = 99;
    assertEquals(20, c.sums()[1], 0);
    assertNotSame(c.sums(), c.slice(0, new KeyRange(0, 4)).sums());
    assertThrows(IndexOutOfBoundsException.class, () -> c.slice(100, new KeyRange(99, 101)));
    assertThrows(IndexOutOfBoundsException.class, () -> c.slice(100, new KeyRange(103, 105)));
  }

  @Test
  public void aPartitionKeepsTheTotalsOfItsLastStep() {
    double[] weights = {1, 2};
    ParameterPartition p =
        new ParameterPartition(new KeyRange(5, 7), weights, new double[][] {{0, 0}});
    assertEquals(StepTotals.NONE, p.totals());
    p.apply(UpdateRule.KEEP_SUM, 1, of(3, 4, 5, 8, 9));
    assertArrayEquals("the sums are kept", new double[] {8, 9}, p.slots()[0], 0);
    assertArrayEquals("the weights stay", new double[] {1, 2}, p.weights(), 0);
    assertSame("handed out live", weights, p.weights());
    assertEquals(new StepTotals(3, 4, 5, 0), p.totals());
    p.apply(UpdateRule.KEEP_SUM, 2, of(1, 1, 1, 0, -1));
    assertArrayEquals("not added up", new double[] {0, -1}, p.slots()[0], 0);
    assertEquals(new StepTotals(1, 1, 1, 0), p.totals());
  }

  @Test
  public void aPartitionHandsItsRuleTheRangeAndKeepsTheGradientThatItReports() {
    KeyRange range = new KeyRange(5, 7);
    ParameterPartition p = new ParameterPartition(range, new double[2], new double[0][]);
    p.apply(
        new UpdateRule() {
          @Override
          public int slots() {
            return 0;
          }

          @Override
          public double apply(
              long step, KeyRange keys, double[] weights, double[][] slots, Contribution total) {
            assertEquals(12, step);
            assertEquals(range, keys);
            weights[1] = total.sums()[1];
            total.sums()[0] = Double.NaN;
            return 0.25;
          }
        },
        12,
        of(1, 2, 3, 6, 7));
    assertArrayEquals(new double[] {0, 7}, p.weights(), 0);
    assertEquals(new StepTotals(1, 2, 3, 0.25), p.totals());
  }

  @Test
  public void vectorsThatDoNotFitTheRangeAreRefused() {
    KeyRange two = new KeyRange(0, 2);
    double[] fit = new double[2];
    double[] unfit = new double[3];
    assertThrows(
        IllegalArgumentException.class, () -> new ParameterPartition(two, unfit, new double[0][]));
    assertThrows(
        IllegalArgumentException.class,
        () -> new ParameterPartition(two, fit, new double[][] {unfit}));
    ParameterPartition noSlots = new ParameterPartition(two, fit, new double[0][]);
    assertThrows(
        IllegalArgumentException.class,
        () -> noSlots.apply(UpdateRule.KEEP_SUM, 1, new Contribution(2)));
  }

  @Test
  public void aContributionOfAnotherLengthIsNotApplied() {
    for (int length : new int[] {1, 3}) {
      ParameterPartition p =
          new ParameterPartition(new KeyRange(0, 2), new double[2], new double[1][2]);
      assertThrows(
          IllegalArgumentException.class,
          () -> p.apply(UpdateRule.KEEP_SUM, 1, new Contribution(length)));
      assertEquals("nothing happened", StepTotals.NONE, p.totals());
    }
  }

  @Test
  public void aCheckpointGathersTheWeightsOfItsPartitions() {
    ParameterPartition a =
        new ParameterPartition(new KeyRange(0, 2), new double[] {1, 2}, new double[0][]);
    ParameterPartition b =
        new ParameterPartition(new KeyRange(2, 5), new double[] {3, 4, 5}, new double[0][]);
    Checkpoint c = new Checkpoint(3, List.of(a, b), Map.of(), Map.of());
    assertArrayEquals(new double[] {1, 2, 3, 4, 5}, c.weights(), 0);
    assertNotSame(a.weights(), c.weights());
  }
}
