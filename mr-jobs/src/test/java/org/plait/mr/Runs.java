package org.plait.mr;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.plait.base.Clock;
import org.plait.data.InputPlanner;
import org.plait.data.InputRequest;
import org.plait.data.InputSpec;
import org.plait.model.store.WorkFolder;
import org.plait.objective.ModelKind;
import org.plait.train.Algorithm;
import org.plait.train.Execution;
import org.plait.train.Mode;
import org.plait.train.Stopping;
import org.plait.train.TrainingPlan;

/** Runs for tests: jobs inside this process, files below a folder of the test. */
final class Runs {
  static final Path ROOT = Path.of(System.getProperty("plait.root", ".."));
  static final Path DIGITS = ROOT.resolve("data/digits/digits.train.libsvm");
  static final JobSettings SETTINGS =
      new JobSettings(
          "local",
          "default",
          "",
          List.of(),
          "",
          0,
          0,
          16 << 20,
          Duration.ofMinutes(2),
          Duration.ofMinutes(5),
          Duration.ofMinutes(1));

  private final Path folder;

  Runs(Path folder) {
    this.folder = folder;
  }

  /** Hadoop's LocalJobRunner, as fast as it gets. */
  Configuration conf() {
    Configuration conf = new Configuration();
    conf.set("fs.defaultFS", "file:///");
    conf.set("mapreduce.framework.name", "local");
    conf.set("hadoop.tmp.dir", folder.resolve("hadoop").toString());
    conf.set("mapreduce.local.map.tasks.maximum", "2");
    conf.set("mapreduce.task.io.sort.mb", "8");
    return conf;
  }

  JobRunner runner() {
    return runner(JobListener.SILENT);
  }

  JobRunner runner(JobListener listener) {
    return runner(conf(), listener, Children.NONE);
  }

  static JobRunner runner(Configuration conf, JobListener listener, Children children) {
    return new JobRunner(conf, SETTINGS, children, listener, Clock.system());
  }

  org.apache.hadoop.fs.Path path(String name) {
    return new org.apache.hadoop.fs.Path(folder.resolve(name).toUri());
  }

  MapReduceEngine engine(TrainingPlan plan) {
    return engine(plan, runner());
  }

  MapReduceEngine engine(TrainingPlan plan, JobRunner runner) {
    WorkFolder work = WorkFolder.of(new org.apache.hadoop.fs.Path(plan.output()));
    return new MapReduceEngine(plan, runner, path("packed"), work);
  }

  InputSpec digits() {
    return input(DIGITS.toString());
  }

  /** Files of small blocks, so that there is something to spread. */
  InputSpec input(String input) {
    return InputPlanner.plan(InputRequest.of(input).withBlockBytes(16 << 10), conf());
  }

  static Algorithm algorithm(ModelKind kind, int clusters, String optimizer, Mode mode) {
    return new Algorithm(kind, true, clusters, 0, "1/n", optimizer, 0.1, 10, mode, 5, 0);
  }

  TrainingPlan plan(
      InputSpec input,
      Algorithm algorithm,
      String engine,
      int mappers,
      int reducers,
      int iterations,
      double holdOut) {
    String name = engine + "-" + mappers + "x" + reducers;
    return new TrainingPlan(
        input,
        List.of(),
        holdOut,
        path(name).toString(),
        algorithm,
        new Stopping(iterations, 1, 1e-6, Stopping.NO_TARGET),
        new Execution(engine, 2, mappers, reducers, 0),
        7,
        false);
  }
}
