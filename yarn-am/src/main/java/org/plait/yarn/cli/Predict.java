package org.plait.yarn.cli;

import com.google.gson.JsonObject;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.fs.Path;
import org.plait.batch.MiniBatch;
import org.plait.conf.DataKeys;
import org.plait.conf.RunKeys;
import org.plait.model.Prediction;
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
    boolean local = session.settings().value(RunKeys.ENGINE).equals("local");
    long rows =
        local
            ? folder(scoring, folder)
            : backends.scoring().predict(session, scoring.path(), scoring.input(), folder);
    tell(scoring, folder, rows);
  }

  private long folder(Scoring scoring, Path folder) {
    long[] rows = new long[1];
    NewFiles.folder(
        session,
        folder,
        session.settings().value(DataKeys.OVERWRITE),
        (files, temporary) -> {
          try (OutputStream out = files.create(new Path(temporary, "part-00000"))) {
            rows[0] = write(scoring, out);
          }
          files.create(new Path(temporary, "_SUCCESS")).close();
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
      Prediction prediction = predictor.predict(batch, row);
      writer.write(Double.toString(prediction.label()));
      for (double probability : prediction.probabilities()) {
        writer.write(" " + probability);
      }
      writer.write('\n');
    }
  }

  private void tell(Scoring scoring, Path folder, long rows) {
    if (session.settings().value(RunKeys.JSON)) {
      JsonObject object = new JsonObject();
      object.addProperty("model", scoring.path().toString());
      object.addProperty("input", session.settings().value(DataKeys.INPUT));
      object.addProperty("output", folder.toString());
      object.addProperty("rows", rows);
      session.console().out().println(Json.line(object));
      return;
    }
    session
        .console()
        .out()
        .print(new Table().row("predictions", folder).row("rows", "%,d".formatted(rows)));
  }
}
