package org.plait.optim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Runs L-BFGS on a function and keeps what it did. */
final class Minimisation {
  /** A completed iteration. */
  record Iterate(double[] x, double value, double[] gradient) {}

  final Lbfgs solver;
  final List<Iterate> iterates = new ArrayList<>();
  int evaluations;

  private final Smooth function;

  Minimisation(Smooth function, double[] start, int memory) {
    this.function = function;
    this.solver = new Lbfgs(start.clone(), memory);
  }

  /** Goes on until the gradient is that small, nothing moves, or so many evaluations. */
  Minimisation until(double gradientNorm, int mostEvaluations) {
    while (!solver.isStuck() && evaluations < mostEvaluations) {
      int before = solver.iterations();
      double[] x = solver.point().clone();
      double[] gradient = function.gradient(x);
      double value = function.value(x);
      boolean first = evaluations++ == 0;
      boolean completed = solver.accept(value, gradient.clone());
      if (completed != (first || solver.iterations() > before)) {
        throw new AssertionError("told " + completed + " at evaluation " + evaluations);
      }
      if (completed) {
        iterates.add(new Iterate(x, value, gradient));
        if (!Arrays.equals(x, solver.best())) {
          throw new AssertionError("the best is not the completed iterate");
        }
        if (solver.gradientNorm() <= gradientNorm) {
          break;
        }
      }
    }
    return this;
  }
}
