package org.plait.yarn.cli;

import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.plait.data.InputSpec;
import org.plait.model.Model;

/** Evaluates and predicts with MapReduce jobs. One thread. */
interface ScoringJobs {

  /** The metrics of a model on data, by name; see {@link org.plait.eval.Evaluation}. */
  Map<String, Double> evaluate(Session session, Model model, InputSpec input);

  /**
   * Writes a line a row into files of a new folder, which appears complete or not at all.
   *
   * @param output where nothing may be
   */
  void predict(Session session, Model model, InputSpec input, Path output);
}
