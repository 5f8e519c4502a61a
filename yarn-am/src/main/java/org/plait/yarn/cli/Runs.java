package org.plait.yarn.cli;

import java.util.List;
import java.util.Optional;
import org.plait.conf.RunKeys;
import org.plait.conf.Settings;
import org.plait.yarn.client.ApplicationStatus;
import org.plait.yarn.client.Applications;

/** The verbs that look after runs on the cluster: status, kill, logs. */
final class Runs {
  private final Settings settings;
  private final Console console;
  private final Applications applications;

  Runs(Session session, Backends backends) {
    this.settings = session.settings();
    this.console = session.console();
    this.applications = backends.applications().apply(session.hadoop());
  }

  void status() {
    Optional<String> id = settings.find(RunKeys.APPLICATION);
    List<ApplicationStatus> found =
        id.map(applications::status).map(List::of).orElseGet(applications::running);
    if (settings.value(RunKeys.JSON)) {
      console.out().println(Json.line(id.isPresent() ? found.get(0) : found));
    } else if (found.isEmpty()) {
      console.out().println("No run of Plait is going on.");
    } else {
      found.forEach(each -> console.out().print(table(each)));
    }
  }

  private Table table(ApplicationStatus status) {
    long now = status.finishedMillis() > 0 ? status.finishedMillis() : console.clock().millis();
    Table table =
        new Table()
            .row("application", status.id())
            .row("name", status.name() + " of " + status.user() + " in " + status.queue())
            .row("state", status.state() + " (" + status.finalState() + ")")
            .row("progress", "%.0f %%".formatted(100 * status.progress()))
            .row("for", ProgressLine.duration((now - status.startedMillis()) / 1000.0))
            .rowIfAny("tracking", status.trackingUrl());
    status.children().forEach(child -> table.row("children", child));
    status.diagnostics().lines().forEach(line -> table.row("diagnostics", line));
    return table;
  }

  void kill() {
    String id = settings.value(RunKeys.APPLICATION);
    List<String> killed = applications.kill(id);
    if (killed.isEmpty()) {
      console.out().println(id + " had ended before.");
    }
    killed.forEach(each -> console.out().println("killed " + each));
  }

  void logs() {
    applications.logs(settings.value(RunKeys.APPLICATION), console.out()::println);
  }
}
