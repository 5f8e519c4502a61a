package org.plait.param;

/**
 * The scalars of a step. Weight, loss and rows are the same in every partition, because every
 * contribution carries them.
 *
 * @param weight sum of example weights
 * @param loss sum of weighted losses at the parameters that the step pulled
 * @param rows number of examples
 * @param gradient largest absolute element of the projected gradient, where the rule knows it
 */
public record StepTotals(double weight, double loss, long rows, double gradient) {
  public static final StepTotals NONE = new StepTotals(0, 0, 0, 0);
}
