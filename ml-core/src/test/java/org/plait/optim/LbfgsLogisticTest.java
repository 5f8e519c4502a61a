package org.plait.optim;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Random;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.junit.Test;
import org.plait.batch.MiniBatch;
import org.plait.objective.ModelKind;
import org.plait.objective.ModelSpec;
import org.plait.objective.Objective;
import org.plait.param.Contribution;

/** Objective, regulariser and L-BFGS together, against Newton's method and least squares. */
public class LbfgsLogisticTest {
  private static final int ROWS = 200;
  private static final int FEATURES = 6;

  private final double[][] x = new double[ROWS][FEATURES];
  private final double[] y = new double[ROWS];
  private final MiniBatch batch = new MiniBatch();

  private void draw(int seed, boolean classes) {
    Random random = new Random(seed);
    double[] truth = random.doubles(FEATURES).map(u -> 4 * u - 2).toArray();
    for (int r = 0; r < ROWS; r++) {
      double f = 0.7;
      for (int j = 0; j < FEATURES; j++) {
        x[r][j] = random.nextGaussian() * (j + 1);
        f += truth[j] * x[r][j];
        batch.add(j, x[r][j]);
      }
      double noisy = f + 2 * random.nextGaussian();
      y[r] = classes ? (noisy > 0 ? 1 : 0) : noisy;
      batch.endRow(y[r], 1);
    }
  }

  private Smooth mean(ModelSpec spec, double l2) {
    Objective objective = spec.objective();
    Regulariser regulariser = new Regulariser(0, l2, spec.space());
    return new Smooth() {
      private Contribution sum(double[] w) {
        Contribution sum = new Contribution(w.length);
        objective.add(batch, w, sum);
        return sum;
      }

      @Override
      public double value(double[] w) {
        return sum(w).loss() / ROWS + regulariser.value(w);
      }

      @Override
      public double[] gradient(double[] w) {
        double[] g = new ArrayRealVector(sum(w).sums()).mapDivide(ROWS).toArray();
        regulariser.addSmoothGradient(spec.space().all(), w, g);
        return g;
      }
    };
  }

  /** Newton's method on the penalised mean log loss, written for dense rows. */
  private double[] newton(double l2) {
    int n = FEATURES + 1;
    RealVector w = new ArrayRealVector(n);
    for (int step = 0; step < 50; step++) {
      RealVector gradient = new ArrayRealVector(n);
      RealMatrix hessian = MatrixUtils.createRealMatrix(n, n);
      for (int r = 0; r < ROWS; r++) {
        RealVector row = new ArrayRealVector(x[r]).append(1);
        double p = 1 / (1 + Math.exp(-w.dotProduct(row)));
        gradient = gradient.add(row.mapMultiply((p - y[r]) / ROWS));
        hessian = hessian.add(row.outerProduct(row).scalarMultiply(p * (1 - p) / ROWS));
      }
      for (int j = 0; j < FEATURES; j++) {
        gradient.addToEntry(j, l2 * w.getEntry(j));
        hessian.addToEntry(j, j, l2);
      }
      w = w.subtract(new LUDecomposition(hessian).getSolver().solve(gradient));
    }
    return w.toArray();
  }

  @Test
  public void logisticRegressionEndsWhereNewtonsMethodEnds() {
    draw(1, true);
    ModelSpec spec = ModelSpec.of(ModelKind.LOGISTIC, FEATURES, true, List.of(0.0, 1.0), 0);
    for (double l2 : new double[] {1, 0.01, 1.0 / ROWS}) {
      double[] start = new double[FEATURES + 1];
      Minimisation m = new Minimisation(mean(spec, l2), start, 10).until(1e-10, 500);
      assertTrue("l2 " + l2, m.solver.gradientNorm() <= 1e-10);
      assertArrayEquals("l2 " + l2, newton(l2), m.solver.best(), 1e-7);
    }
  }

  /** The difference of the two rows of a softmax model is the logistic model at twice the l2. */
  @Test
  public void softmaxOfTwoClassesIsLogisticRegressionAtTwiceThePenalty() {
    draw(2, true);
    ModelSpec spec = ModelSpec.of(ModelKind.SOFTMAX, FEATURES, true, List.of(0.0, 1.0), 0);
    Minimisation m =
        new Minimisation(mean(spec, 0.04), new double[2 * FEATURES + 2], 10).until(1e-10, 500);
    double[] w = m.solver.best();
    double[] logistic = newton(0.02);
    for (int j = 0; j <= FEATURES; j++) {
      assertEquals("key " + j, logistic[j], w[FEATURES + 1 + j] - w[j], 1e-7);
    }
  }

  @Test
  public void leastSquaresEndsAtTheNormalEquations() {
    draw(3, false);
    ModelSpec spec = ModelSpec.of(ModelKind.SQUARED, FEATURES, true, List.of(), 0);
    Minimisation m =
        new Minimisation(mean(spec, 0), new double[FEATURES + 1], 10).until(1e-10, 500);
    OLSMultipleLinearRegression ols = new OLSMultipleLinearRegression();
    ols.newSampleData(y, x);
    double[] interceptFirst = ols.estimateRegressionParameters();
    for (int j = 0; j <= FEATURES; j++) {
      double expected = interceptFirst[j == FEATURES ? 0 : j + 1];
      assertEquals("key " + j, expected, m.solver.best()[j], 1e-8);
    }
  }
}
