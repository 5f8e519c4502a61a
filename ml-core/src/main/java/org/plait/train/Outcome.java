package org.plait.train;

import java.util.Map;

/** What a training loop ended with. */
public final class Outcome {
  private final Learning learning;
  private final double[] weights;
  private final Course.Progress progress;
  private final long steps;
  private final Map<String, Double> metrics;

  Outcome(
      Learning learning,
      double[] weights,
      Course.Progress progress,
      long steps,
      Map<String, Double> metrics) {
    this.learning = learning;
    this.weights = weights;
    this.progress = progress;
    this.steps = steps;
    this.metrics = metrics;
  }

  public Learning learning() {
    return learning;
  }

  /** The model's parameters, in key order; the live array. */
  public double[] weights() {
    return weights;
  }

  /** Completed iterations of the optimiser. */
  public int iterations() {
    return progress.iteration();
  }

  /** The objective at the weights, regulariser included. */
  public double objective() {
    return progress.objective();
  }

  /** Infinity norm of the gradient at the weights; 0 where there is none. */
  public double gradient() {
    return progress.gradient();
  }

  /** Why the run ended, in words. */
  public String reason() {
    return progress.reason();
  }

  /** Passes over the data, those before a resumption included. */
  public long steps() {
    return steps;
  }

  /** Metrics on validation data; empty where there is none. */
  public Map<String, Double> metrics() {
    return metrics;
  }
}
