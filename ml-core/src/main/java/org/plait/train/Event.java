package org.plait.train;

import java.util.Map;

/**
 * Something that happened in a run: a line of its event log.
 *
 * @param millis wall time, milliseconds since 1970
 * @param kind one of the constants
 * @param facts what there is to know, by name: strings, numbers, booleans; no NaN or infinity
 */
public record Event(long millis, String kind, Map<String, Object> facts) {
  /** The run began: engine, model, rows are not known yet. */
  public static final String STARTED = "started";

  /** The data is ready: rows, features, blocks, seconds. */
  public static final String LOADED = "loaded";

  /** The run goes on from a checkpoint: step. */
  public static final String RESUMED = "resumed";

  /** A step ended: step, iteration, objective, gradient, rows, seconds, rowsPerSecond, eta. */
  public static final String STEP = "step";

  /** Progress inside a step or while waiting: text, and map and reduce shares where there are. */
  public static final String PROGRESS = "progress";

  /** The model was measured on validation data: its metrics. */
  public static final String VALIDATED = "validated";

  /** The model stands: model, sha256, objective, iterations, seconds. */
  public static final String FINISHED = "finished";

  /** The run failed: code, message. */
  public static final String FAILED = "failed";
}
