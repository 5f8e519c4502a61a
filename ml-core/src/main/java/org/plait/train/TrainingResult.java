package org.plait.train;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a finished run reports.
 *
 * @param model path of the model
 * @param sha256 of the model
 * @param engine that carried the bytes
 * @param loss what was minimised: the model's kind
 * @param objective final value, regulariser included
 * @param iterations of the optimiser
 * @param seconds wall time from the start of the run
 * @param metrics on validation data; empty where there was none
 */
public record TrainingResult(
    String model,
    String sha256,
    String engine,
    String loss,
    double objective,
    int iterations,
    double seconds,
    Map<String, Double> metrics) {
  private static final String METRIC = "metric.";

  /** The facts of {@link Event#FINISHED}. */
  public Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("model", model);
    facts.put("sha256", sha256);
    facts.put("engine", engine);
    facts.put("loss", loss);
    facts.put("objective", objective);
    facts.put("iterations", iterations);
    facts.put("seconds", seconds);
    metrics.forEach((name, value) -> facts.put(METRIC + name, value));
    return facts;
  }

  /** The result that a {@link Event#FINISHED} event tells. */
  public static TrainingResult of(Event finished) {
    Map<String, Object> facts = finished.facts();
    Map<String, Double> metrics = new LinkedHashMap<>();
    facts.forEach(
        (name, value) -> {
          if (name.startsWith(METRIC) && value instanceof Number number) {
            metrics.put(name.substring(METRIC.length()), number.doubleValue());
          }
        });
    return new TrainingResult(
        String.valueOf(facts.get("model")),
        String.valueOf(facts.get("sha256")),
        String.valueOf(facts.get("engine")),
        String.valueOf(facts.get("loss")),
        number(facts, "objective"),
        (int) number(facts, "iterations"),
        number(facts, "seconds"),
        metrics);
  }

  private static double number(Map<String, Object> facts, String name) {
    return facts.get(name) instanceof Number n ? n.doubleValue() : Double.NaN;
  }
}
