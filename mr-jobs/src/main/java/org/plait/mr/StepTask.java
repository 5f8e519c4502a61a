package org.plait.mr;

import com.google.gson.Gson;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.plait.param.Partitioner;
import org.plait.train.Learning;
import org.plait.train.Phase;

/**
 * What the tasks of a step must know; travels as JSON in the job's configuration. The parameters
 * themselves never do.
 *
 * @param learning what is learned
 * @param phase which work and which rule of it
 * @param step number of the step
 * @param partitions how many to ask the partitioner for
 * @param work the run's work folder, which holds the committed checkpoint of step - 1
 * @param parameters its part files, as {@link LocalFiles} names them
 */
record StepTask(
    Learning learning,
    Phase phase,
    long step,
    int partitions,
    String work,
    List<String> parameters) {
  private static final Gson GSON = new Gson();
  private static final String KEY = "plait.task.step";

  StepTask {
    parameters = List.copyOf(parameters);
  }

  /** How this step's parameters are cut: the same in every task. */
  Partitioner partitioner() {
    return new Partitioner(learning.spec().space(), partitions);
  }

  void into(Configuration conf) {
    conf.set(KEY, GSON.toJson(this));
  }

  static StepTask from(Configuration conf) {
    StepTask task = GSON.fromJson(conf.get(KEY, ""), StepTask.class);
    if (task == null) {
      throw new IllegalStateException(KEY + " is not set");
    }
    return task;
  }
}
