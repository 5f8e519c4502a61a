package org.plait.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a model came from. Holds no time and no machine: the same training gives the same
 * provenance, but for the engine. A value.
 *
 * @param version of Plait, see {@link #currentVersion()}
 * @param inputs what was read, fully qualified
 * @param fingerprint of the input, so that a change of the data can be noticed
 * @param rows number of training examples
 * @param settings all that decided the result, by name, in the order to show them
 * @param engine that carried the bytes; decides nothing
 * @param seed of all random choices
 * @param iterations of the optimiser
 * @param loss name of the loss
 * @param objective final value, finite
 * @param metrics on validation data, if any; finite
 */
public record Provenance(
    String version,
    List<String> inputs,
    String fingerprint,
    long rows,
    Map<String, String> settings,
    String engine,
    long seed,
    long iterations,
    String loss,
    double objective,
    Map<String, Double> metrics) {

  public Provenance {
    inputs = List.copyOf(inputs);
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    boolean finite = metrics.values().stream().allMatch(Double::isFinite);
    if (!finite || !Double.isFinite(objective)) {
      throw new IllegalArgumentException("not finite: objective " + objective + ", " + metrics);
    }
  }

  /** Version of the Plait that runs, from its jar; {@code development} outside a jar. */
  public static String currentVersion() {
    String version = Provenance.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
