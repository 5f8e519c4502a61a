package org.plait.yarn.cli;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.hadoop.fs.Path;
import org.plait.conf.DataKeys;
import org.plait.conf.Key;
import org.plait.conf.Settings;
import org.plait.data.InputPlanner;
import org.plait.data.InputRequest;
import org.plait.data.InputSpec;
import org.plait.model.Model;
import org.plait.model.store.ModelStore;
import org.plait.train.PlanFactory;

/**
 * What evaluating and predicting share: a model, and data that is read as the model's training data
 * was unless flags say otherwise.
 */
record Scoring(Path path, Model model, InputSpec input) {

  /**
   * @param unlabelled whether the data may come without labels
   */
  static Scoring of(Session session, boolean unlabelled) {
    Settings settings = session.settings();
    Path path = PlanFactory.qualified(settings.value(DataKeys.MODEL_DIR), session.hadoop());
    Model model = ModelStore.load(session.hadoop(), path);
    Map<String, String> trained = model.provenance().settings();
    InputRequest request =
        new InputRequest(
            settings.value(DataKeys.INPUT),
            settings.find(DataKeys.FORMAT).orElse(""),
            settings.find(DataKeys.LABELS).orElse(""),
            either(settings, DataKeys.LABEL_COLUMN, trained, "labelColumn", text -> text)
                .orElse(""),
            either(settings, DataKeys.SCALE, trained, "featureScale", Double::valueOf).orElse(1.0),
            either(settings, DataKeys.LABEL_SCALE, trained, "labelScale", Double::valueOf)
                .orElse(1.0),
            0,
            settings.find(DataKeys.BLOCK_BYTES).orElse(0L),
            unlabelled);
    return new Scoring(path, model, InputPlanner.plan(request, session.hadoop()));
  }

  /** As set for this command; as the model was trained; as by default. */
  private static <T> Optional<T> either(
      Settings settings,
      Key<T> key,
      Map<String, String> trained,
      String name,
      Function<String, T> parse) {
    if (!settings.isSet(key) && trained.containsKey(name)) {
      return Optional.of(trained.getOrDefault(name, "")).map(parse);
    }
    return settings.find(key);
  }
}
