package org.plait.yarn.cli;

import org.apache.hadoop.fs.Path;
import org.plait.conf.RunKeys;
import org.plait.conf.Settings;
import org.plait.data.InputFile;
import org.plait.data.InputSpec;
import org.plait.model.store.WorkFolder;
import org.plait.objective.ModelKind;
import org.plait.train.Algorithm;
import org.plait.train.Mode;
import org.plait.train.Stopping;
import org.plait.train.TrainingPlan;

/** What {@code --dry-run} prints. */
final class PlanTable {
  private static final int FILES = 5;

  private final TrainingPlan plan;
  private final Settings settings;

  PlanTable(TrainingPlan plan, Settings settings) {
    this.plan = plan;
    this.settings = settings;
  }

  @Override
  public String toString() {
    Table table = new Table();
    input(table, "input", plan.input());
    plan.validation().forEach(spec -> input(table, "validation", spec));
    if (plan.holdOut() > 0) {
      table.row("validation", plan.holdOut() + " of the input's rows, held out");
    }
    table.row("model", model()).row("method", method()).row("ends", stopping());
    engine(table);
    table
        .row("output", plan.output() + (plan.overwrite() ? " (replaced if it exists)" : ""))
        .row("work", WorkFolder.of(new Path(plan.output())).path() + " (until the model stands)")
        .row("dry run", "nothing was changed");
    return table.toString();
  }

  private static void input(Table table, String name, InputSpec input) {
    long bytes = input.bytes();
    boolean packed = input.files().stream().anyMatch(InputFile::isGzip);
    long blocks =
        input.files().stream()
            .mapToLong(f -> (f.length() + input.blockBytes() - 1) / input.blockBytes())
            .sum();
    table.row(
        name,
        "%s, %,d %s, %,d bytes, %s %,d blocks of %,d bytes"
            .formatted(
                input.format().id(),
                input.files().size(),
                input.files().size() == 1 ? "file" : "files",
                bytes,
                packed ? "more than" : "about",
                blocks,
                input.blockBytes()));
    input.files().stream().limit(FILES).forEach(file -> table.row(name, file.path()));
    if (input.files().size() > FILES) {
      table.row(name, "and %,d more".formatted(input.files().size() - FILES));
    }
    input.labelFiles().stream().limit(FILES).forEach(f -> table.row(name, "labels " + f.path()));
  }

  private String model() {
    Algorithm a = plan.algorithm();
    if (a.model() == ModelKind.KMEANS) {
      return "kmeans with " + a.clusters() + " centres";
    }
    return "%s %s, mean loss + l2/2 |w|^2 + l1 |w|_1 with l2 = %s, l1 = %s"
        .formatted(
            a.model().id(),
            a.intercept() ? "with intercepts" : "without intercepts",
            a.l2(),
            a.l1());
  }

  private String method() {
    Algorithm a = plan.algorithm();
    if (a.model() == ModelKind.KMEANS) {
      return "Lloyd's iterations";
    }
    String method =
        a.optimizer().equals(Algorithm.LBFGS)
            ? "L-BFGS with memory " + a.memory()
            : "gradient descent with rate "
                + a.learningRate()
                + (a.batchRows() > 0 ? ", batches of " + a.batchRows() + " rows" : "");
    return a.mode() == Mode.AVERAGE
        ? method + " in at most " + a.averagingUnits() + " parts, averaged once"
        : method;
  }

  private String stopping() {
    Stopping s = plan.stopping();
    String limit =
        plan.algorithm().batchRows() > 0
            ? "after " + s.epochs() + " epochs"
            : "after %,d iterations, or at tolerance %s".formatted(s.iterations(), s.tolerance());
    return s.targetObjective() == Stopping.NO_TARGET
        ? limit
        : limit + ", or at objective " + s.targetObjective();
  }

  private void engine(Table table) {
    String name = plan.execution().engine();
    if (name.equals("local")) {
      table.row("engine", "local, %d threads".formatted(plan.execution().threads()));
      return;
    }
    table.row("engine", name);
    table.row(
        "submits",
        "an ApplicationMaster (%d MiB, %d vcores) to the queue %s"
            .formatted(
                settings.value(RunKeys.AM_MEMORY_MB),
                settings.value(RunKeys.AM_VCORES),
                settings.value(RunKeys.QUEUE)));
    int mappers = plan.execution().mappers();
    table.row(
        "submits",
        "by it a job a step: %s map and %d reduce tasks (%d MiB, %d vcores each)"
            .formatted(
                mappers == 0 ? "as many as fit the data" : mappers,
                plan.execution().reducers(),
                settings.value(RunKeys.TASK_MEMORY_MB),
                settings.value(RunKeys.TASK_VCORES)));
  }
}
