package org.plait.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.plait.data.Examples;
import org.plait.data.Fingerprint;
import org.plait.data.InputSpec;
import org.plait.model.Model;
import org.plait.model.Provenance;

/** Makes models of outcomes: the numbers, and where they came from. */
final class Models {
  private Models() {}

  /** The model that a run of this plan ended with. */
  static Model of(TrainingPlan plan, Outcome outcome, String engine, Configuration hadoop) {
    Provenance provenance =
        new Provenance(
            Provenance.currentVersion(),
            plan.input().files().stream().map(f -> f.path()).toList(),
            Fingerprint.of(plan.input()),
            outcome.learning().rows(),
            settings(plan.input(), outcome.learning()),
            engine,
            plan.seed(),
            outcome.iterations(),
            plan.algorithm().model().id(),
            outcome.objective(),
            outcome.metrics());
    int features = outcome.learning().spec().features();
    List<String> names = Examples.featureNames(plan.input(), hadoop);
    return new Model(
        outcome.learning().spec(),
        outcome.weights(),
        provenance,
        names.size() == features ? names : List.of());
  }

  private static Map<String, String> settings(InputSpec input, Learning learning) {
    Algorithm a = learning.algorithm();
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("optimizer", a.optimizer());
    settings.put("mode", a.mode().id());
    settings.put("l1", Double.toString(a.l1()));
    settings.put("l2", Double.toString(learning.l2()));
    settings.put("learningRate", Double.toString(a.learningRate()));
    settings.put("batchRows", Integer.toString(a.batchRows()));
    settings.put("averagingUnits", Integer.toString(a.averagingUnits()));
    settings.put("iterationLimit", Integer.toString(learning.stopping().iterations()));
    settings.put("tolerance", Double.toString(learning.stopping().tolerance()));
    settings.put("featureScale", Double.toString(input.featureScale()));
    settings.put("labelScale", Double.toString(input.labelScale()));
    settings.put("labelColumn", input.labelColumn());
    return settings;
  }
}
