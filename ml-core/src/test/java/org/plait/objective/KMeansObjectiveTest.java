package org.plait.objective;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import java.util.List;
import java.util.Random;
import org.apache.commons.math3.util.MathArrays;
import org.junit.Test;
import org.plait.batch.MiniBatch;
import org.plait.param.Contribution;

public class KMeansObjectiveTest {

  private static ModelSpec spec(int clusters, int features) {
    return new ModelSpec(ModelKind.KMEANS, features, false, List.of(), clusters);
  }

  private static double[] centre(double[] parameters, int c, int features) {
    double[] centre = new double[features];
    System.arraycopy(parameters, c * (features + 1), centre, 0, features);
    return centre;
  }

  @Test
  public void sumsAndDistancesAreThoseOfBruteForce() {
    long seed = 13;
    Random random = new Random(seed);
    for (int round = 0; round < 100; round++) {
      int clusters = 1 + random.nextInt(6);
      int features = 1 + random.nextInt(8);
      ModelSpec spec = spec(clusters, features);
      MiniBatch batch = RandomExamples.batch(random, 30, features + 2, 0);
      double[] at = RandomExamples.vector(random, spec.space().size(), 1.5);
      double[] sums = new double[at.length];
      double loss = 0;
      for (int row = 0; row < 30; row++) {
        double[] x = RandomExamples.dense(batch, row, features);
        int best = -1;
        double nearest = Double.POSITIVE_INFINITY;
        for (int c = 0; c < clusters; c++) {
          double d = MathArrays.distance(x, centre(at, c, features));
          if (d < nearest) {
            best = c;
            nearest = d;
          }
        }
        for (int j = 0; j < features; j++) {
          sums[best * (features + 1) + j] += batch.weight(row) * x[j];
        }
        sums[best * (features + 1) + features] += batch.weight(row);
        loss += batch.weight(row) * nearest * nearest;
      }
      Contribution sum = new Contribution(at.length);
      spec.objective().add(batch, at, sum);
      String what = "seed " + seed + ", round " + round;
      assertArrayEquals(what, sums, sum.sums(), 0);
      assertEquals(what, loss, sum.loss(), 1e-13 * loss);
      assertEquals(30, sum.rows());
    }
  }

  @Test
  public void theFirstOfEquallyNearCentresTakesThePoint() {
    ModelSpec spec = spec(3, 1);
    double[] centres = {5, 0, -1, 0, 1, 0};
    MiniBatch origin = new MiniBatch();
    origin.endRow(0, 1);
    Contribution sum = new Contribution(6);
    spec.objective().add(origin, centres, sum);
    assertArrayEquals(new double[] {0, 0, 0, 1, 0, 0}, sum.sums(), 0);
    assertEquals(1, sum.loss(), 0);
  }

  @Test
  public void distancesToNearCentresFarFromTheOriginDoNotCancel() {
    ModelSpec spec = spec(2, 2);
    double[] centres = {1e8, 1e8, 0, 1e8 + 1, 1e8, 0};
    MiniBatch batch = new MiniBatch();
    batch.add(0, 1e8 + 0.75);
    batch.add(1, 1e8);
    batch.endRow(0, 1);
    double[] distances = new double[2];
    spec.scorer().margins(batch, 0, centres, distances);
    assertArrayEquals(new double[] {0.5625, 0.0625}, distances, 0);
    assertEquals(1, spec.scorer().label(distances), 0);
  }

  @Test
  public void theCountsBehindTheCentresAreNoCoordinates() {
    ModelSpec spec = spec(2, 2);
    double[] few = {0, 0, 0, 3, 4, 0};
    double[] many = {0, 0, 1e9, 3, 4, 7};
    MiniBatch batch = new MiniBatch();
    batch.add(1, 1);
    batch.endRow(0, 1);
    double[] a = new double[2];
    double[] b = new double[2];
    spec.scorer().margins(batch, 0, few, a);
    spec.scorer().margins(batch, 0, many, b);
    assertArrayEquals(new double[] {1, 18}, a, 0);
    assertArrayEquals(a, b, 0);
  }
}
