package org.plait.model;

import java.util.List;
import org.plait.objective.ModelKind;
import org.plait.objective.ModelSpec;

/**
 * The contents of {@code model.json}, but for its seal.
 *
 * @param formatVersion of the directory
 * @param model kind of model
 * @param sha256 over the canonical stream of {@link CanonicalHash}
 */
record ModelManifest(
    int formatVersion,
    String model,
    int features,
    boolean intercept,
    List<Double> labels,
    int clusters,
    List<PartEntry> parts,
    String sha256,
    Provenance provenance,
    List<String> featureNames) {

  ModelManifest {
    labels = List.copyOf(labels);
    parts = List.copyOf(parts);
    featureNames = List.copyOf(featureNames);
    if (provenance == null || sha256 == null) {
      throw new IllegalArgumentException("no provenance or no sha256");
    }
  }

  ModelSpec spec() {
    ModelKind kind =
        ModelKind.of(model)
            .orElseThrow(() -> new IllegalArgumentException("no kind of model: " + model));
    return new ModelSpec(kind, features, intercept, labels, clusters);
  }
}
