package org.plait.yarn.cli;

import com.google.gson.JsonObject;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import org.apache.hadoop.fs.Path;
import org.plait.batch.MiniBatch;
import org.plait.conf.DataKeys;
import org.plait.conf.RunKeys;
import org.plait.model.Predictor;
import org.plait.train.PlanFactory;

/** The verb predict: a line a row, in the input's order. */
final class Predict {
  private final Session session;
  private final Backends backends;

  Predict(Session session, Backends backends) {
    this.session = session;
    this.backends = backends;
  }

  void run() {
    Scoring scoring = Scoring.of(session, true);
    String output = session.settings().value(DataKeys.OUTPUT);
    if (output.equals("-")) {
      write(scoring, session.console().out());
      return;
    }
    Path folder = PlanFactory.qualified(output, session.hadoop());
    boolean overwrite = session.settings().value(DataKeys.OVERWRITE);
    NewFiles files = new NewFiles(session, folder, overwrite, List.of("_SUCCESS"));
    if (session.settings().value(RunKeys.ENGINE).equals("local")) {
      tell(scoring, folder, OptionalLong.of(local(scoring, files)));
      return;
    }
    files.make(
        (system, temporary) ->
            backends.scoring().predict(session, scoring.model(), scoring.input(), temporary));
    tell(scoring, folder, OptionalLong.empty());
  }

  private long local(Scoring scoring, NewFiles files) {
    long[] rows = new long[1];
    files.make(
        (system, temporary) -> {
          try (OutputStream out = system.create(new Path(temporary, "part-00000"))) {
            rows[0] = write(scoring, out);
          }
          system.create(new Path(temporary, "_SUCCESS")).close();
        });
    return rows[0];
  }

  private long write(Scoring scoring, OutputStream out) {
    Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    Predictor predictor = scoring.model().predictor();
    long[] rows = new long[1];
    Pass.over(
        scoring.input(),
        session.hadoop(),
        (block, batch) -> {
          write(predictor, batch, writer);
          rows[0] += batch.rows();
          writer.flush();
        });
    return rows[0];
  }

  private static void write(Predictor predictor, MiniBatch batch, Writer writer)
      throws IOException {
    for (int row = 0; row < batch.rows(); row++) {
      writer.write(predictor.predict(batch, row).line());
      writer.write('\n');
    }
  }

  private void tell(Scoring scoring, Path folder, OptionalLong rows) {
    if (session.settings().value(RunKeys.JSON)) {
      JsonObject object = new JsonObject();
      object.addProperty("model", scoring.path().toString());
      object.addProperty("input", session.settings().value(DataKeys.INPUT));
      object.addProperty("output", folder.toString());
      rows.ifPresent(count -> object.addProperty("rows", count));
      session.console().out().println(Json.line(object));
      return;
    }
    Table table = new Table().row("predictions", folder);
    rows.ifPresent(count -> table.row("rows", "%,d".formatted(count)));
    session.console().out().print(table);
  }
}
