package org.plait.yarn.cli;

import com.google.gson.JsonObject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.plait.conf.RunKeys;
import org.plait.conf.Settings;
import org.plait.train.LocalEngine;
import org.plait.train.PlanFactory;
import org.plait.train.TrainingPlan;
import org.plait.train.TrainingResult;
import org.plait.train.TrainingRun;
import org.plait.yarn.client.Submission;
import org.plait.yarn.client.Submitted;

/** The verb train. */
final class Train {
  private final Session session;
  private final Backends backends;
  private final Settings settings;
  private final Console console;

  Train(Session session, Backends backends) {
    this.session = session;
    this.backends = backends;
    this.settings = session.settings();
    this.console = session.console();
  }

  void run() {
    TrainingPlan plan = PlanFactory.plan(settings, session.hadoop());
    boolean json = settings.value(RunKeys.JSON);
    if (settings.value(RunKeys.DRY_RUN)) {
      console.out().print(json ? Json.line(plan) + "\n" : new PlanTable(plan, settings).toString());
      return;
    }
    if (plan.execution().engine().equals("local")) {
      tell(Optional.empty(), local(plan));
    } else {
      submit(plan);
    }
  }

  private TrainingResult local(TrainingPlan plan) {
    ProgressLine progress = new ProgressLine(console);
    String attempt = "local-" + Long.toHexString(console.clock().millis());
    TrainingRun run = new TrainingRun(plan, session.hadoop(), attempt, progress, console.clock());
    try (LocalEngine engine = new LocalEngine(plan, session.hadoop())) {
      return run.execute(engine);
    } finally {
      progress.close();
    }
  }

  private void submit(TrainingPlan plan) {
    ProgressLine progress = new ProgressLine(console);
    Submitted submitted;
    try {
      submitted = backends.training().apply(session.hadoop()).run(plan, submission(), progress);
    } finally {
      progress.close();
    }
    Optional<TrainingResult> result = submitted.result();
    if (result.isPresent()) {
      tell(Optional.of(submitted.application()), result.get());
    } else {
      tellDetached(submitted.application(), submitted.trackingUrl(), plan);
    }
  }

  private Submission submission() {
    return new Submission(
        "plait train",
        settings.value(RunKeys.QUEUE),
        settings.find(RunKeys.NODE_LABEL).orElse(""),
        settings.value(RunKeys.PRIORITY),
        new LinkedHashSet<>(settings.find(RunKeys.TAGS).orElse(List.of())),
        settings.value(RunKeys.DETACH),
        settings.texts());
  }

  private void tell(Optional<String> application, TrainingResult result) {
    if (settings.value(RunKeys.JSON)) {
      JsonObject object = new JsonObject();
      object.addProperty("application", application.orElse(null));
      object.addProperty("model", result.model());
      object.addProperty("sha256", result.sha256());
      object.addProperty("engine", result.engine());
      object.addProperty("loss", result.loss());
      object.addProperty("objective", result.objective());
      object.addProperty("iterations", result.iterations());
      object.addProperty("seconds", result.seconds());
      object.add("metrics", Json.metrics(result.metrics()));
      console.out().println(Json.line(object));
      return;
    }
    Table table = new Table();
    application.ifPresent(id -> table.row("application", id));
    table
        .row("model", result.model())
        .row("sha256", result.sha256())
        .row("engine", result.engine())
        .row("objective", result.objective() + " (" + result.loss() + ")")
        .row("iterations", result.iterations())
        .row("seconds", result.seconds());
    result
        .metrics()
        .forEach((name, value) -> table.row("metrics", name + " " + Json.text(name, value)));
    table.row("next", "evaluate " + result.model() + " --input PATH");
    console.out().print(table);
  }

  /** The run goes on without us: its end is not known here. */
  private void tellDetached(String application, String trackingUrl, TrainingPlan plan) {
    if (settings.value(RunKeys.JSON)) {
      JsonObject object = new JsonObject();
      object.addProperty("application", application);
      object.addProperty("model", plan.output());
      object.addProperty("trackingUrl", trackingUrl);
      console.out().println(Json.line(object));
      return;
    }
    console
        .out()
        .print(
            new Table()
                .row("application", application)
                .row("tracking", trackingUrl)
                .row("model", plan.output() + " (when it is done)")
                .row("next", "status " + application));
  }
}
