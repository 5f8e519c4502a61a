package org.plait.yarn.client;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationSubmissionContext;
import org.apache.hadoop.yarn.client.api.YarnClientApplication;
import org.plait.base.Clock;
import org.plait.conf.RunKeys;
import org.plait.model.store.WorkFolder;
import org.plait.train.TrainingPlan;
import org.plait.yarn.am.Names;

/** Checks, stages, submits, follows. */
final class YarnTraining implements TrainingClient {
  private static final Duration FAREWELL = Duration.ofSeconds(2);

  private final Configuration conf;
  private final Clock clock;

  YarnTraining(Configuration conf, Clock clock) {
    this.conf = conf;
    this.clock = clock;
  }

  @Override
  public Submitted run(TrainingPlan plan, Submission submission, ProgressListener listener) {
    int seconds = submission.value(RunKeys.CONNECT_SECONDS);
    try (Cluster cluster = Cluster.connect(conf, seconds)) {
      FileSystem fs = fileSystem(seconds);
      EventTail tail = tail(plan);
      tail.skipToEnd();
      ApplicationId id = submit(cluster, fs, plan, submission, listener);
      String url = Follower.url(cluster.report(id));
      listener.submitted(id.toString(), url);
      if (submission.detach()) {
        return new Submitted(id.toString(), url, Optional.empty());
      }
      Duration patience = Duration.ofSeconds(submission.value(RunKeys.ACCEPT_SECONDS));
      Follower follower = new Follower(cluster, tail, listener, clock, patience);
      return untilInterrupted(() -> follower.follow(id));
    }
  }

  private FileSystem fileSystem(int seconds) {
    return Failures.calling(
        "reach the file system " + FileSystem.getDefaultUri(conf),
        () -> FileSystem.newInstance(Cluster.impatient(conf, seconds)));
  }

  private EventTail tail(TrainingPlan plan) {
    Path output = new Path(plan.output());
    return Failures.calling(
        "reach the file system of " + output,
        () ->
            new EventTail(
                output.getFileSystem(conf),
                WorkFolder.of(output).events(),
                new Path(new Path(output, Names.HISTORY), Names.EVENTS)));
  }

  private ApplicationId submit(
      Cluster cluster,
      FileSystem fs,
      TrainingPlan plan,
      Submission submission,
      ProgressListener listener) {
    YarnClientApplication application =
        Failures.calling("ask for an application", () -> cluster.yarn().createApplication());
    new Preflight(cluster, conf, submission)
        .check(application.getNewApplicationResponse().getMaximumResourceCapability())
        .ifPresent(listener::waiting);
    ApplicationSubmissionContext context = application.getApplicationSubmissionContext();
    ApplicationId id = context.getApplicationId();
    Path folder = Staging.folder(fs, submission.text(RunKeys.STAGING_DIR), id);
    Staging staging = Staging.create(fs, folder);
    try {
      Configuration staged = new Configuration(conf);
      submission.settings().forEach(staged::set);
      ByteBuffer tokens = Tokens.of(cluster.yarn(), fs, conf);
      new Launch(conf, submission).fill(context, folder, staging.fill(plan, staged), tokens);
      Failures.calling("submit " + id, () -> cluster.yarn().submitApplication(context));
      return id;
    } catch (RuntimeException e) {
      staging.delete();
      throw e;
    }
  }

  private interface Run {
    Submitted result();
  }

  /**
   * Ctrl-C ends this process but not the application: the following thread is interrupted and gets
   * a moment to tell the user so.
   */
  private static Submitted untilInterrupted(Run run) {
    Thread follower = Thread.currentThread();
    Thread hook =
        new Thread(
            () -> {
              follower.interrupt();
              try {
                follower.join(FAREWELL.toMillis());
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "plait-detach");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return run.result();
    } finally {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The hook is what made us come here.
      }
    }
  }
}
