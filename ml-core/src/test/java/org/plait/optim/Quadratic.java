package org.plait.optim;

import java.util.Random;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/** x' A x / 2 - b' x, with A symmetric and positive definite. */
record Quadratic(RealMatrix matrix, double[] b) implements Smooth {

  /** One whose eigenvalues lie between 1 and {@code condition}, evenly on a logarithmic scale. */
  static Quadratic random(Random random, int n, double condition) {
    double[][] raw = new double[n][];
    double[] eigenvalues = new double[n];
    for (int i = 0; i < n; i++) {
      raw[i] = random.doubles(n).map(u -> u - 0.5).toArray();
      eigenvalues[i] = Math.pow(condition, n == 1 ? 0 : i / (n - 1.0));
    }
    RealMatrix q = new QRDecomposition(new Array2DRowRealMatrix(raw)).getQ();
    RealMatrix a = q.multiply(MatrixUtils.createRealDiagonalMatrix(eigenvalues));
    RealMatrix symmetric = a.multiply(q.transpose());
    symmetric = symmetric.add(symmetric.transpose()).scalarMultiply(0.5);
    return new Quadratic(symmetric, random.doubles(n).map(u -> 4 * u - 2).toArray());
  }

  /** The solution of A x = b by Commons Math. */
  double[] minimiser() {
    return new LUDecomposition(matrix).getSolver().solve(new ArrayRealVector(b)).toArray();
  }

  @Override
  public double value(double[] x) {
    ArrayRealVector v = new ArrayRealVector(x);
    return matrix.operate(v).dotProduct(v) / 2 - v.dotProduct(new ArrayRealVector(b));
  }

  @Override
  public double[] gradient(double[] x) {
    return new ArrayRealVector(matrix.operate(x)).subtract(new ArrayRealVector(b)).toArray();
  }
}
