package org.plait.train;

import org.plait.param.Checkpoint;

/**
 * What the training loop asks of an engine: one pass over all training examples at the parameters
 * of a checkpoint, and the rule's update in every partition.
 *
 * @param step number of the step, the checkpoint's + 1
 * @param phase which work and which rule of the {@link Learning} to use
 * @param state the parameters; engines that read checkpoints find it committed
 */
public record StepRequest(long step, Phase phase, Checkpoint state) {}
