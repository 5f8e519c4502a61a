package org.plait.train;

import java.io.Closeable;
import java.util.List;
import org.plait.batch.MiniBatch;
import org.plait.data.DataSummary;
import org.plait.eval.Evaluation;
import org.plait.param.ParameterPartition;

/**
 * How bytes travel between the code that sums and the code that updates: the port that every engine
 * implements and {@link TrainingLoop} drives. One thread calls.
 */
public interface TrainingEngine extends Closeable {

  /** The value of {@code --engine}. */
  String name();

  /** Makes the training data ready (decodes or packs it) and tells what it holds. Called once. */
  DataSummary load();

  /** Tells the engine what is learned, after {@link #load} and before the first step. */
  void begin(Learning learning);

  /** Whether a step's parameters must be committed as a checkpoint before the step is asked for. */
  boolean readsCheckpoints();

  /** Runs one step and returns the partitions after it, in key order. */
  List<ParameterPartition> step(StepRequest request);

  /**
   * Training rows by their numbers.
   *
   * @param rows ascending numbers of rows, counted over all blocks in order
   */
  MiniBatch rows(long[] rows);

  /** Measures parameters on the plan's validation data, or on the rows that were held out. */
  Evaluation validate(double[] parameters);
}
