package org.plait.yarn.cli;

import com.google.gson.JsonObject;
import java.util.Map;
import org.plait.conf.DataKeys;
import org.plait.conf.RunKeys;
import org.plait.eval.Evaluation;

/** The verb evaluate. */
final class Evaluate {
  private final Session session;
  private final Backends backends;

  Evaluate(Session session, Backends backends) {
    this.session = session;
    this.backends = backends;
  }

  void run() {
    Scoring scoring = Scoring.of(session, false);
    boolean local = session.settings().value(RunKeys.ENGINE).equals("local");
    Map<String, Double> metrics =
        local
            ? local(scoring)
            : backends.scoring().evaluate(session, scoring.model(), scoring.input());
    tell(scoring, metrics);
  }

  private Map<String, Double> local(Scoring scoring) {
    Evaluation evaluation = new Evaluation(scoring.model().spec());
    Pass.over(
        scoring.input(),
        session.hadoop(),
        (block, batch) -> evaluation.add(block, batch, scoring.model().weights()));
    return evaluation.metrics();
  }

  private void tell(Scoring scoring, Map<String, Double> metrics) {
    String input = session.settings().value(DataKeys.INPUT);
    if (session.settings().value(RunKeys.JSON)) {
      JsonObject object = new JsonObject();
      object.addProperty("model", scoring.path().toString());
      object.addProperty("input", input);
      object.addProperty("rows", (long) (double) metrics.getOrDefault("rows", 0.0));
      JsonObject rest = Json.metrics(metrics);
      rest.remove("rows");
      object.add("metrics", rest);
      session.console().out().println(Json.line(object));
      return;
    }
    Table table = new Table().row("model", scoring.path()).row("input", input);
    metrics.forEach((name, value) -> table.row(name, Json.text(name, value)));
    session.console().out().print(table);
  }
}
