package org.plait.yarn.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.Map;
import java.util.function.Function;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.plait.conf.Key;
import org.plait.conf.RunKeys;
import org.plait.data.InputSpec;
import org.plait.eval.Evaluation;
import org.plait.model.Model;
import org.plait.mr.Children;
import org.plait.mr.EvaluateJob;
import org.plait.mr.JobRunner;
import org.plait.mr.JobSettings;
import org.plait.mr.PredictJob;
import org.plait.train.PlanFactory;
import org.plait.yarn.am.YarnChildren;

/** Evaluates and predicts with the jobs of {@code org.plait.mr}, followed by this process. */
final class ClusterScoring implements ScoringJobs {

  @Override
  public Map<String, Double> evaluate(Session session, Model model, InputSpec input) {
    Path packed = folder(session, RunKeys.PACKED_DIR, "packed");
    return withRunner(
        session,
        (runner, jobs) -> {
          Evaluation evaluation =
              new EvaluateJob(runner, packed, jobs).evaluate(model.spec(), model.weights(), input);
          return evaluation.metrics();
        });
  }

  @Override
  public void predict(Session session, Model model, InputSpec input, Path output) {
    withRunner(
        session,
        (runner, jobs) -> {
          new PredictJob(runner).predict(model.spec(), model.weights(), input, output);
          return output;
        });
  }

  private interface Work<T> {
    T with(JobRunner runner, Path jobs);
  }

  /** The folder of the jobs' leavings is this command's own, and goes with it. */
  private static <T> T withRunner(Session session, Work<T> work) {
    String name =
        session.settings().verb().id()
            + "-"
            + Long.toHexString(session.console().clock().millis())
            + "-"
            + ProcessHandle.current().pid();
    Path jobs = new Path(folder(session, RunKeys.STAGING_DIR, "staging"), name);
    if (!session.hadoop().get("mapreduce.framework.name", "local").equals("yarn")) {
      return withRunner(session, Children.NONE, name, jobs, work);
    }
    try (YarnChildren children = new YarnChildren(session.hadoop(), session.console().clock())) {
      return withRunner(session, children, name, jobs, work);
    }
  }

  private static <T> T withRunner(
      Session session, Children children, String name, Path jobs, Work<T> work) {
    ProgressLine progress = new ProgressLine(session.console());
    JobRunner runner =
        new JobRunner(
            session.hadoop(),
            JobSettings.of(session.settings(), name, ownJar()),
            children,
            progress,
            session.console().clock());
    try {
      FileSystem files = jobs.getFileSystem(session.hadoop());
      try {
        files.mkdirs(jobs);
        return work.with(runner, jobs);
      } finally {
        files.delete(jobs, true);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      progress.close();
    }
  }

  /** The folder of a key, by default below the user's home folder. */
  private static Path folder(Session session, Key<String> key, String name) {
    Function<String, Path> qualified = path -> PlanFactory.qualified(path, session.hadoop());
    Path standard = new Path(".plait", name);
    return session.settings().find(key).map(qualified).orElseGet(() -> home(session, standard));
  }

  private static Path home(Session session, Path below) {
    try {
      return new Path(FileSystem.get(session.hadoop()).getHomeDirectory(), below);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The jar that Hadoop will upload for the tasks; none where classes lie in folders. */
  private static String ownJar() {
    URL url = ClusterScoring.class.getProtectionDomain().getCodeSource().getLocation();
    try {
      String path = java.nio.file.Path.of(url.toURI()).toString();
      return path.endsWith(".jar") ? path : "";
    } catch (URISyntaxException e) {
      throw new IllegalStateException("class path entry " + url, e);
    }
  }
}
