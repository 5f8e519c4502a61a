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
 */
public record TrainingPlan(
    InputSpec input,
    List<InputSpec> validation,
    double holdOut,
    String output,
    Algorithm algorithm,
    Stopping stopping,
    Execution execution,
    long seed) {

  public TrainingPlan {
    validation = List.copyOf(validation);
  }
}
