package org.plait.train;

import java.util.List;
import org.plait.data.InputSpec;

/**
 * A validated training run: all that engines need to know, fixed before anything starts and never
 * changed. Travels as JSON.
 *
 * @param input the training data
 * @param validation data to evaluate the model on at the end: none or one
 * @param holdOut share of the training rows, chosen by (seed, row), that is kept for evaluation
 * @param output fully qualified path of the model
 * @param algorithm what is minimised and how
 * @param stopping when to end
 * @param execution where to run; changes no result
 * @param seed of all random choices
 * @param overwrite whether a model that stands at the output is replaced, and the remains of a
 *     different run are dropped
 */
public record TrainingPlan(
    InputSpec input,
    List<InputSpec> validation,
    double holdOut,
    String output,
    Algorithm algorithm,
    Stopping stopping,
    Execution execution,
    long seed,
    boolean overwrite) {

  public TrainingPlan {
    validation = List.copyOf(validation);
  }

  /**
   * Whether another plan leads through the same parameters, so that this one may go on from its
   * checkpoints: same data, algorithm and seed. Engine and stopping rules may differ.
   */
  public boolean continues(TrainingPlan other) {
    return input.equals(other.input)
        && holdOut == other.holdOut
        && algorithm.equals(other.algorithm)
        && seed == other.seed;
  }
}
