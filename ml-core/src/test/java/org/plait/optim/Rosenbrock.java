package org.plait.optim;

/** The chained function of Rosenbrock: a long curved valley that ends at (1, ..., 1). */
record Rosenbrock() implements Smooth {

  static double[] start(int n) {
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = i % 2 == 0 ? -1.2 : 1;
    }
    return x;
  }

  @Override
  public double value(double[] x) {
    double sum = 0;
    for (int i = 0; i + 1 < x.length; i++) {
      double bend = x[i + 1] - x[i] * x[i];
      sum += 100 * bend * bend + (1 - x[i]) * (1 - x[i]);
    }
    return sum;
  }

  @Override
  public double[] gradient(double[] x) {
    double[] g = new double[x.length];
    for (int i = 0; i + 1 < x.length; i++) {
      double bend = x[i + 1] - x[i] * x[i];
      g[i] += -400 * bend * x[i] - 2 * (1 - x[i]);
      g[i + 1] += 200 * bend;
    }
    return g;
  }
}
