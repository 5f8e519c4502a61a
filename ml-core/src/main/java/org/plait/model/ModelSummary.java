package org.plait.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.plait.param.ParameterSpace;

/**
 * What {@code inspect} shows of a model. Norms, zeros and the largest weights are those of
 * features; intercepts (and the counts of k-means) stand apart. A value, fit for JSON.
 *
 * @param model kind
 * @param features number of features
 * @param outputs number of rows of weights: classes of softmax, centres of k-means, else 1
 * @param intercept whether outputs have an intercept
 * @param labels of a classifier
 * @param parameters number of all keys
 * @param nonZeros number of feature weights that are not 0
 * @param density share of feature weights that are not 0
 * @param norm1 sum of absolute feature weights
 * @param norm2 Euclidean norm of the feature weights
 * @param extras intercepts by output (for k-means the counts); empty without
 * @param largest feature weights of largest absolute value, largest first
 */
public record ModelSummary(
    String model,
    int features,
    int outputs,
    boolean intercept,
    List<Double> labels,
    long parameters,
    long nonZeros,
    double density,
    double norm1,
    double norm2,
    List<Double> extras,
    List<Weight> largest,
    String sha256,
    Provenance provenance) {

  /** One weight, by the names of its feature and its output. */
  public record Weight(String feature, String output, double value) {}

  private record Ranked(int key, double magnitude) {
    /** The weakest first; of equals the later key, so that the earlier one is kept. */
    static final Comparator<Ranked> WEAKEST_FIRST =
        Comparator.comparingDouble(Ranked::magnitude)
            .thenComparing(Comparator.comparingInt(Ranked::key).reversed());
  }

  /**
   * @param top how many of the largest weights to show
   */
  public static ModelSummary of(Model model, int top) {
    ParameterSpace space = model.spec().space();
    double[] weights = model.weights();
    long nonZeros = 0;
    double sum = 0;
    double squares = 0;
    List<Double> extras = new ArrayList<>();
    PriorityQueue<Ranked> largest = new PriorityQueue<>(Ranked.WEAKEST_FIRST);
    for (int key = 0; key < weights.length; key++) {
      if (!space.isPenalised(key)) {
        extras.add(weights[key]);
        continue;
      }
      double magnitude = Math.abs(weights[key]);
      nonZeros += magnitude > 0 ? 1 : 0;
      sum += magnitude;
      squares += magnitude * magnitude;
      largest.add(new Ranked(key, magnitude));
      if (largest.size() > top) {
        largest.remove();
      }
    }
    long cells = (long) space.rows() * space.columns();
    return new ModelSummary(
        model.spec().kind().id(),
        space.columns(),
        space.rows(),
        model.spec().intercept(),
        model.spec().labels(),
        space.size(),
        nonZeros,
        cells == 0 ? 0 : (double) nonZeros / cells,
        sum,
        Math.sqrt(squares),
        List.copyOf(extras),
        named(model, largest),
        model.sha256(),
        model.provenance());
  }

  private static List<Weight> named(Model model, PriorityQueue<Ranked> weakestFirst) {
    int stride = model.spec().space().stride();
    List<Weight> named = new ArrayList<>();
    while (!weakestFirst.isEmpty()) {
      int key = weakestFirst.remove().key();
      named.add(
          new Weight(
              model.featureName(key % stride),
              model.outputName(key / stride),
              model.weights()[key]));
    }
    Collections.reverse(named);
    return List.copyOf(named);
  }
}
