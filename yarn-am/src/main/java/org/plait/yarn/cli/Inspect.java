package org.plait.yarn.cli;

import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;
import org.plait.conf.DataKeys;
import org.plait.conf.RunKeys;
import org.plait.model.ModelSummary;
import org.plait.model.Provenance;
import org.plait.model.store.ModelStore;
import org.plait.train.PlanFactory;

/** The verb inspect. */
final class Inspect {
  private static final int LARGEST = 10;

  private final Session session;

  Inspect(Session session) {
    this.session = session;
  }

  void run() {
    Path path =
        PlanFactory.qualified(session.settings().value(DataKeys.MODEL_DIR), session.hadoop());
    ModelSummary summary = ModelSummary.of(ModelStore.load(session.hadoop(), path), LARGEST);
    session
        .console()
        .out()
        .print(
            session.settings().value(RunKeys.JSON)
                ? Json.line(summary) + "\n"
                : table(path, summary).toString());
  }

  private static Table table(Path path, ModelSummary s) {
    Provenance from = s.provenance();
    Table table =
        new Table()
            .row("model", path)
            .row("sha256", s.sha256())
            .row("kind", s.model() + (s.intercept() ? " with intercepts" : ""))
            .row("features", "%,d".formatted(s.features()))
            .row("outputs", s.outputs())
            .rowIfAny(
                "labels", s.labels().stream().map(String::valueOf).collect(Collectors.joining(" ")))
            .row(
                "parameters",
                "%,d, %,d weights not 0 (%.1f %%)"
                    .formatted(s.parameters(), s.nonZeros(), 100 * s.density()))
            .row("norms", "1-norm %.6g, 2-norm %.6g".formatted(s.norm1(), s.norm2()))
            .rowIfAny(
                "intercepts",
                s.intercept()
                    ? s.extras().stream().map("%.4g"::formatted).collect(Collectors.joining(" "))
                    : "");
    s.largest()
        .forEach(
            w ->
                table.row(
                    "largest", "%s for %s: %.6g".formatted(w.feature(), w.output(), w.value())));
    from.inputs().forEach(input -> table.row("trained on", input));
    table
        .row("rows", "%,d".formatted(from.rows()))
        .row("objective", from.objective() + " (" + from.loss() + ")")
        .row("iterations", from.iterations())
        .row("engine", from.engine())
        .row("seed", from.seed());
    from.settings().forEach((name, value) -> table.row("settings", name + " " + value));
    from.metrics()
        .forEach((name, value) -> table.row("metrics", name + " " + Json.text(name, value)));
    return table.row("made by", "plait " + from.version());
  }
}
