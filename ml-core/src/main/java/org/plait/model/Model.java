package org.plait.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.plait.objective.ModelSpec;
import org.plait.objective.Scorer;

/**
 * A trained model. Immutable by agreement: nobody writes the weights. Any number of threads.
 *
 * <pre>{@code
 * Model model = Model.load(Path.of("model"));
 * Predictor predictor = model.predictor();
 * double label = predictor.label(features);
 * }</pre>
 */
public final class Model {
  private final ModelSpec spec;
  private final double[] weights;
  private final Provenance provenance;
  private final List<String> featureNames;

  /** A model whose features have numbers, not names. */
  public Model(ModelSpec spec, double[] weights, Provenance provenance) {
    this(spec, weights, provenance, List.of());
  }

  /**
   * @param weights in key order of {@code spec.space()}; the array is taken over
   * @param featureNames one a feature, or none
   */
  public Model(ModelSpec spec, double[] weights, Provenance provenance, List<String> featureNames) {
    if (weights.length != spec.space().size()) {
      throw new IllegalArgumentException(
          weights.length + " weights for " + spec.space().size() + " keys");
    }
    if (!featureNames.isEmpty() && featureNames.size() != spec.features()) {
      throw new IllegalArgumentException(
          featureNames.size() + " names for " + spec.features() + " features");
    }
    this.spec = spec;
    this.weights = weights;
    this.provenance = provenance;
    this.featureNames = List.copyOf(featureNames);
  }

  /**
   * Loads a model directory from an ordinary file system.
   *
   * @throws org.plait.base.PlaitException NOT_FOUND, or BAD_DATA if it is incomplete or damaged
   */
  public static Model load(Path directory) throws IOException {
    return ModelFormat.read(new NioFolder(directory));
  }

  /** Loads a model directory from wherever it lies; errors as {@link #load(Path)}. */
  public static Model load(Folder folder) throws IOException {
    return ModelFormat.read(folder);
  }

  /**
   * Saves a model directory in an ordinary file system, where nothing may be yet. It appears by one
   * rename, complete.
   *
   * @throws org.plait.base.PlaitException OUTPUT_EXISTS, or DIVERGED if a weight is not finite
   */
  public void save(Path directory) throws IOException {
    NioFolder.commit(directory, this);
  }

  /** Writes the files of the model directory, {@code _SUCCESS} last; errors as {@link #save}. */
  public void write(Folder folder) throws IOException {
    ModelFormat.write(this, folder);
  }

  /** The SHA-256 of shape and weights: the same however the model was computed and stored. */
  public String sha256() {
    return CanonicalHash.of(this);
  }

  /** A new predictor for the calling thread; cheap. */
  public Predictor predictor() {
    Scorer scorer = spec.scorer();
    return new Predictor(spec, scorer, weights);
  }

  public ModelSpec spec() {
    return spec;
  }

  /** The weights in key order: the live array, read only. */
  public double[] weights() {
    return weights;
  }

  public Provenance provenance() {
    return provenance;
  }

  /** Names of the features, or none. */
  public List<String> featureNames() {
    return featureNames;
  }

  /** Name of a feature, {@code x1} for the first if it has none: libsvm's files count from 1. */
  public String featureName(int feature) {
    return featureNames.isEmpty() ? "x" + (feature + 1L) : featureNames.get(feature);
  }

  /**
   * Name of a row of weights: the label that it speaks for, the number of a centre, or {@code
   * value}.
   */
  public String outputName(int output) {
    return switch (spec.kind()) {
      case LOGISTIC -> spec.labels().get(1).toString();
      case SOFTMAX -> spec.labels().get(output).toString();
      case SQUARED -> "value";
      case KMEANS -> Integer.toString(output);
    };
  }
}
