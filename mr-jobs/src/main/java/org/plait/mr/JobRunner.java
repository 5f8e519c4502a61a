package org.plait.mr;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.Cluster;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.JobID;
import org.apache.hadoop.security.Credentials;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.security.token.Token;
import org.plait.base.Clock;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;
import org.plait.model.store.StoreFailure;

/**
 * Runs stock Hadoop jobs, one at a time: records the intent, submits, follows, explains failures.
 * Whatever an earlier process of the same run left behind is used: a finished output is taken, a
 * running job is waited for, and strays are ended. One thread.
 */
public final class JobRunner {
  /** Of an application's own tokens, the one that must not leave it. */
  private static final String AM_RM_TOKEN = "YARN_AM_RM_TOKEN";

  private final Configuration base;
  private final JobSettings settings;
  private final Children children;
  private final JobListener listener;
  private final Clock clock;

  /** Applications whose output stands, although they may not have ended quite. */
  private final Set<String> done = new HashSet<>();

  /**
   * @param base the cluster's files and the user's options; not changed
   */
  public JobRunner(
      Configuration base,
      JobSettings settings,
      Children children,
      JobListener listener,
      Clock clock) {
    this.base = base;
    this.settings = settings;
    this.children = children;
    this.listener = listener;
    this.clock = clock;
  }

  Configuration configuration() {
    return base;
  }

  JobSettings settings() {
    return settings;
  }

  /**
   * Runs a job to its end.
   *
   * @return the output folder, which holds {@code _SUCCESS}
   * @throws PlaitException if it fails
   */
  Path run(JobOrder order) {
    try {
      FileSystem fs = order.folder().getFileSystem(base);
      JobAttempts attempts = new JobAttempts(fs, order.folder(), order.id());
      Optional<Path> earlier = order.reusable() ? earlier(order, fs, attempts) : Optional.empty();
      if (earlier.isPresent()) {
        return earlier.get();
      }
      endStrays(attempts);
      return submit(order, fs, attempts);
    } catch (IOException e) {
      throw StoreFailure.of("Running " + order.title(), e);
    }
  }

  private Optional<Path> earlier(JobOrder order, FileSystem fs, JobAttempts attempts)
      throws IOException {
    Optional<Path> finished = attempts.finished();
    if (finished.isPresent()) {
      listener.told(order.title() + ": using the output of an earlier attempt, " + finished.get());
      return finished;
    }
    for (JobAttempts.Intent intent : attempts.intents()) {
      for (String application : children.running(intent.tag())) {
        Optional<Job> job = find(application);
        if (job.isPresent()) {
          Path output = new Path(intent.output());
          try (Job adopted = job.get()) {
            adopt(order, adopted, fs, output);
          }
          return Optional.of(output);
        }
      }
    }
    return attempts.finished(); // one that ran a moment ago
  }

  private Optional<Job> find(String application) throws IOException {
    String id = application.replaceFirst("^application_", "job_");
    try {
      return Optional.ofNullable(new Cluster(base).getJob(JobID.forName(id)));
    } catch (InterruptedException e) {
      throw HadoopJob.interrupted(e);
    }
  }

  private void adopt(JobOrder order, Job job, FileSystem fs, Path output) {
    listener.told(
        order.title() + ": waiting for " + job.getJobID() + " of an earlier attempt of this run");
    watch(order, job, fs, output);
  }

  private void endStrays(JobAttempts attempts) throws IOException {
    List<String> tags = new ArrayList<>(List.of(settings.parentTag()));
    for (JobAttempts.Intent intent : attempts.intents()) {
      tags.add(intent.tag());
    }
    for (String tag : tags) {
      for (String application : children.running(tag)) {
        if (!application.equals(settings.parent()) && !done.contains(application)) {
          listener.told("Ending " + application + ", which an earlier attempt of this run left");
          children.kill(application);
        }
      }
    }
  }

  private Path submit(JobOrder order, FileSystem fs, JobAttempts attempts) throws IOException {
    JobAttempts.Intent intent = attempts.next(settings.parentTag());
    Path output = new Path(intent.output());
    Configuration conf = ChildConfiguration.of(base, settings, intent.tag());
    if (ChildConfiguration.isLocal(conf)) {
      TaskNotes.ask(conf, JobAttempts.notes(output));
    }
    try (Job job = Job.getInstance(conf, "plait " + order.title())) {
      addTokens(job.getCredentials());
      order.setup().apply(job, output);
      job.submit();
      String url = job.getTrackingURL();
      listener.submitted(order.title(), job.getJobID().toString(), url == null ? "" : url);
      watch(order, job, fs, output);
      return output;
    } catch (InterruptedException e) {
      throw HadoopJob.interrupted(e);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("a class of the job is missing", e);
    }
  }

  private void watch(JobOrder order, Job job, FileSystem fs, Path output) {
    HadoopJob watched = new HadoopJob(job);
    boolean early = order.stays() && !ChildConfiguration.isLocal(base);
    new JobWatch(watched, order.title(), settings, children, listener, clock)
        .await(() -> isCommitted(fs, output), early);
    if (!isCommitted(fs, output)) {
      throw new PlaitException(
          ErrorCode.INTERNAL,
          "%s succeeded (%s) but %s holds no _SUCCESS."
              .formatted(order.title(), job.getJobID(), output),
          "Look whether something deletes files there, then start the command again.");
    }
    done.add(watched.application());
  }

  private static boolean isCommitted(FileSystem fs, Path output) {
    try {
      return JobAttempts.isCommitted(fs, output);
    } catch (IOException e) {
      throw StoreFailure.of("Looking into " + output, e);
    }
  }

  /** A job needs the tokens that its parent was given, but not the parent's own identity. */
  private static void addTokens(Credentials into) throws IOException {
    Credentials own = UserGroupInformation.getCurrentUser().getCredentials();
    for (Token<?> token : own.getAllTokens()) {
      if (!token.getKind().toString().equals(AM_RM_TOKEN)) {
        into.addToken(token.getService(), token);
      }
    }
  }
}
