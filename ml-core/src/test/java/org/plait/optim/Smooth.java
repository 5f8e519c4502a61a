package org.plait.optim;

/** A function of a vector with its gradient, for tests of optimisers. */
interface Smooth {
  double value(double[] x);

  /** In a new array. */
  double[] gradient(double[] x);
}
