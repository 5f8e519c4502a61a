package org.plait.optim;

import java.util.List;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/** The inverse Hessian of L-BFGS as a matrix: (I - r s y') H (I - r y s') + r s s', r = 1 / y's. */
final class DenseInverse {
  private DenseInverse() {}

  /** The direction at the last iterate from the last {@code memory} pairs. */
  static RealVector direction(List<Minimisation.Iterate> its, int memory) {
    int n = its.get(0).x().length;
    int last = its.size() - 1;
    RealMatrix h = MatrixUtils.createRealIdentityMatrix(n);
    for (int k = Math.max(0, last - memory); k < last; k++) {
      if (k == Math.max(0, last - memory)) {
        RealVector s = difference(its.get(last).x(), its.get(last - 1).x());
        RealVector y = difference(its.get(last).gradient(), its.get(last - 1).gradient());
        h = h.scalarMultiply(s.dotProduct(y) / y.dotProduct(y));
      }
      RealVector s = difference(its.get(k + 1).x(), its.get(k).x());
      RealVector y = difference(its.get(k + 1).gradient(), its.get(k).gradient());
      double r = 1 / y.dotProduct(s);
      RealMatrix v =
          MatrixUtils.createRealIdentityMatrix(n).subtract(y.outerProduct(s).scalarMultiply(r));
      h = v.transpose().multiply(h).multiply(v).add(s.outerProduct(s).scalarMultiply(r));
    }
    return h.operate(new ArrayRealVector(its.get(last).gradient())).mapMultiply(-1);
  }

  private static RealVector difference(double[] a, double[] b) {
    return new ArrayRealVector(a).subtract(new ArrayRealVector(b));
  }
}
