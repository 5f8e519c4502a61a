package org.plait.optim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.plait.linalg.Kernels;

/**
 * L-BFGS (Nocedal and Wright, Numerical Optimization, 2nd ed., algorithms 7.4 and 7.5) for smooth
 * functions of a whole vector, turned inside out: it names the {@link #point()} to evaluate next
 * and is told value and gradient there. Its state can be saved between any two evaluations; a
 * restored optimiser goes on with the same bits.
 *
 * <p>One thread. Arrays that are handed out are live and must not be changed.
 */
public final class Lbfgs {
  /** Iterations without a lower value, beyond rounding, or a smaller gradient before giving up. */
  private static final int IDLE_LIMIT = 30;

  private final int memory;
  private final List<double[]> steps = new ArrayList<>();
  private final List<double[]> changes = new ArrayList<>();
  private double[] x;
  private double[] gradient;
  private double[] direction;
  private double[] point;
  private double objective = Double.NaN;
  private double startNorm;
  private double leastNorm = Double.POSITIVE_INFINITY;
  private int idle;
  private int iterations;
  private int evaluations;
  private boolean stuck;
  private LineSearch search = new LineSearch(0, 0, 0);

  /**
   * @param start where to begin; taken over
   * @param memory pairs of vectors to keep
   */
  public Lbfgs(double[] start, int memory) {
    this.memory = memory;
    this.x = start;
    this.point = start;
    this.gradient = new double[start.length];
    this.direction = new double[start.length];
  }

  /** The parameters to evaluate next. */
  public double[] point() {
    return point;
  }

  /**
   * Tells the value and the gradient at {@link #point()}, which are taken over.
   *
   * @return whether this completed an iteration (the first evaluation completes iteration 0)
   */
  public boolean accept(double value, double[] gradientAtPoint) {
    evaluations++;
    if (evaluations == 1) {
      moveTo(value, gradientAtPoint);
      startNorm = gradientNorm();
      return beginSearch();
    }
    double slope = Kernels.dot(gradientAtPoint, direction);
    switch (search.accept(value, slope)) {
      case ACCEPTED -> {
        remember(gradientAtPoint);
        moveTo(value, gradientAtPoint);
        iterations++;
        return beginSearch();
      }
      case CONTINUE -> {
        point = along(search.step());
        return false;
      }
      default -> {
        startOver();
        return false;
      }
    }
  }

  private void moveTo(double value, double[] gradientAtPoint) {
    boolean lower = !(value > objective - LineSearch.ROUNDING * Math.abs(objective));
    x = point;
    objective = value;
    gradient = gradientAtPoint;
    double norm = gradientNorm();
    idle = lower || norm < leastNorm ? 0 : idle + 1;
    leastNorm = Math.min(leastNorm, norm);
  }

  private void remember(double[] gradientAtPoint) {
    double[] s = new double[x.length];
    double[] y = new double[x.length];
    for (int i = 0; i < s.length; i++) {
      s[i] = point[i] - x[i];
      y[i] = gradientAtPoint[i] - gradient[i];
    }
    if (Kernels.dot(s, y) > 0) {
      steps.add(s);
      changes.add(y);
      if (steps.size() > memory) {
        steps.remove(0);
        changes.remove(0);
      }
    }
  }

  private boolean beginSearch() {
    return beginSearch(1 / Math.sqrt(Kernels.dot(gradient, gradient)));
  }

  /**
   * @param steepest the first step to try where no curvature is known
   */
  private boolean beginSearch(double steepest) {
    if (gradientNorm() == 0 || idle >= IDLE_LIMIT) {
      stuck = true;
      return true;
    }
    direction = descent();
    double slope = Kernels.dot(gradient, direction);
    if (!(slope < 0) || Double.isInfinite(slope)) {
      return startOver();
    }
    double first = steps.isEmpty() ? steepest : 1;
    search = new LineSearch(objective, slope, first);
    point = along(first);
    return true;
  }

  /** A line without an acceptable point: forget all curvature but its scale, then give up. */
  private boolean startOver() {
    if (steps.isEmpty()) {
      stuck = true;
      point = x;
      return true;
    }
    double scale = scale();
    steps.clear();
    changes.clear();
    return beginSearch(scale);
  }

  /** Two-loop recursion: minus the inverse Hessian's approximation times the gradient. */
  private double[] descent() {
    double[] q = gradient.clone();
    double[] alpha = new double[steps.size()];
    for (int i = steps.size() - 1; i >= 0; i--) {
      alpha[i] = Kernels.dot(steps.get(i), q) / Kernels.dot(steps.get(i), changes.get(i));
      Kernels.axpy(-alpha[i], changes.get(i), q);
    }
    double scale = steps.isEmpty() ? 1 : scale();
    for (int i = 0; i < q.length; i++) {
      q[i] *= scale;
    }
    for (int i = 0; i < steps.size(); i++) {
      double beta = Kernels.dot(changes.get(i), q) / Kernels.dot(steps.get(i), changes.get(i));
      Kernels.axpy(alpha[i] - beta, steps.get(i), q);
    }
    for (int i = 0; i < q.length; i++) {
      q[i] = -q[i];
    }
    return q;
  }

  /** The newest pair's s'y / y'y, which approximates the inverse Hessian (ibid., eq. 7.20). */
  private double scale() {
    double[] s = steps.get(steps.size() - 1);
    double[] y = changes.get(changes.size() - 1);
    return Kernels.dot(s, y) / Kernels.dot(y, y);
  }

  private double[] along(double t) {
    double[] p = x.clone();
    Kernels.axpy(t, direction, p);
    return p;
  }

  /** The best parameters so far. */
  public double[] best() {
    return x;
  }

  /** The value at {@link #best()}; NaN before the first evaluation. */
  public double objective() {
    return objective;
  }

  /** Infinity norm of the gradient at {@link #best()}. */
  public double gradientNorm() {
    return Kernels.normInfinity(gradient);
  }

  /** Infinity norm of the gradient at the start. */
  public double startNorm() {
    return startNorm;
  }

  /** Completed iterations. */
  public int iterations() {
    return iterations;
  }

  /** Whether no further progress is possible in double precision. */
  public boolean isStuck() {
    return stuck;
  }

  /** The whole-vector state, by name. */
  public Map<String, double[]> vectors() {
    Map<String, double[]> all = new HashMap<>();
    all.put("x", x);
    all.put("gradient", gradient);
    all.put("direction", direction);
    for (int i = 0; i < steps.size(); i++) {
      all.put("s" + i, steps.get(i));
      all.put("y" + i, changes.get(i));
    }
    return all;
  }

  /** The scalar state, by name. */
  public Map<String, Double> scalars() {
    Map<String, Double> all = new HashMap<>();
    all.put("objective", objective);
    all.put("startNorm", startNorm);
    all.put("leastNorm", leastNorm);
    all.put("idle", (double) idle);
    all.put("iterations", (double) iterations);
    all.put("evaluations", (double) evaluations);
    all.put("pairs", (double) steps.size());
    all.put("stuck", stuck ? 1.0 : 0.0);
    search.save(all);
    return all;
  }

  /**
   * The optimiser whose state was saved.
   *
   * @param point the point that it wanted to be evaluated next
   */
  public static Lbfgs restore(
      double[] point, int memory, Map<String, double[]> vectors, Map<String, Double> scalars) {
    Lbfgs restored = new Lbfgs(Saved.vector(vectors, "x"), memory);
    restored.point = point;
    restored.gradient = Saved.vector(vectors, "gradient");
    restored.direction = Saved.vector(vectors, "direction");
    restored.objective = Saved.number(scalars, "objective");
    restored.startNorm = Saved.number(scalars, "startNorm");
    restored.leastNorm = Saved.number(scalars, "leastNorm");
    restored.idle = (int) Saved.number(scalars, "idle");
    restored.iterations = (int) Saved.number(scalars, "iterations");
    restored.evaluations = (int) Saved.number(scalars, "evaluations");
    restored.stuck = Saved.number(scalars, "stuck") != 0;
    for (int i = 0; i < (int) Saved.number(scalars, "pairs"); i++) {
      restored.steps.add(Saved.vector(vectors, "s" + i));
      restored.changes.add(Saved.vector(vectors, "y" + i));
    }
    restored.search = LineSearch.restore(scalars);
    return restored;
  }
}
