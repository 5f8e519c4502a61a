package org.plait.train;

import java.util.List;
import org.plait.param.Checkpoint;
import org.plait.param.ParameterPartition;

/**
 * The order of steps of a run: which phase comes next, at which parameters, and when it is over. A
 * course is rebuilt from a checkpoint and then goes on with the same bits.
 */
interface Course {

  /** Whether no further step is needed. */
  boolean isFinished();

  /** The phase of the next step, which runs at {@link #state()}. */
  Phase phase();

  /** All that the next step, or a later run, starts from. */
  Checkpoint state();

  /** Takes the partitions after a step. */
  void accept(List<ParameterPartition> partitions);

  /** The parameters of the model, as they are now. */
  double[] weights();

  /** How far the run is. */
  Progress progress();

  /**
   * @param iteration completed iterations
   * @param objective the last known value; NaN before the first step
   * @param gradient infinity norm of the gradient there, 0 where unknown
   * @param reason why the course is over; empty before
   */
  record Progress(int iteration, double objective, double gradient, String reason) {}
}
