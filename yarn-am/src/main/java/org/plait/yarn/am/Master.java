package org.plait.yarn.am;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.apache.hadoop.yarn.client.api.AMRMClient;
import org.apache.hadoop.yarn.client.api.AMRMClient.ContainerRequest;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.apache.hadoop.yarn.webapp.util.WebAppUtils;
import org.plait.base.Clock;
import org.plait.conf.Origin;
import org.plait.conf.PlaitKeys;
import org.plait.conf.RunKeys;
import org.plait.conf.Settings;
import org.plait.conf.Verb;
import org.plait.model.store.WorkFolder;
import org.plait.mr.JobRunner;
import org.plait.mr.JobSettings;
import org.plait.mr.MapReduceEngine;
import org.plait.train.EventLog;
import org.plait.train.TrainingEngine;
import org.plait.train.TrainingPlan;
import org.plait.train.TrainingRun;
import org.plait.yarn.web.RunState;
import org.plait.yarn.web.TrackingServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One attempt at a run: registers, trains, tells the end. The training runs on the calling thread,
 * heartbeats and page on threads of their own.
 */
final class Master {
  private static final Logger LOG = LoggerFactory.getLogger(Master.class);

  /** A child lives so much longer than a step may take: then its parent is surely gone. */
  private static final Duration GRACE = Duration.ofMinutes(10);

  private final Attempt attempt;
  private final Configuration conf;
  private final Path container;
  private final Path log;
  private final Runnable lost;
  private final Clock clock;
  private final RunState state;

  /**
   * @param conf the client's, as it was staged
   * @param container the container's folder, with the staged files
   * @param log our own log
   * @param lost ends this process at once
   */
  Master(
      Attempt attempt, Configuration conf, Path container, Path log, Runnable lost, Clock clock) {
    this.attempt = attempt;
    this.conf = conf;
    this.container = container;
    this.log = log;
    this.lost = lost;
    this.clock = clock;
    this.state = new RunState(attempt.application(), attempt.number(), clock);
  }

  /** Runs to the end. */
  Verdict run() throws IOException, YarnException {
    AMRMClient<ContainerRequest> client = AMRMClient.createAMRMClient();
    client.init(conf);
    client.start();
    ResourceManagerLink link = new ResourceManagerLink(client, state::progress, lost, clock);
    try (TrackingServer page =
        TrackingServer.start(
            attempt.host(), WebAppUtils.getProxyHostsAndPortsForAmFilter(conf), state, clock)) {
      link.begin(attempt.host(), page.url());
      LOG.info("Attempt {} of {}, page {}", attempt.number(), attempt.application(), page.url());
      Verdict verdict = train();
      end(link, verdict);
      return verdict;
    }
  }

  private Verdict train() {
    try (YarnChildren children = new YarnChildren(conf, clock)) {
      try {
        train(children);
        return Verdict.SUCCESS;
      } catch (Exception | OutOfMemoryError e) {
        LOG.error("The run failed", e);
        Verdict verdict = Verdict.of(e, attempt.isLast(), LogTail.of(log));
        if (!verdict.retry()) {
          endChildren(children);
        }
        return verdict;
      }
    }
  }

  private void train(YarnChildren children) throws IOException {
    TrainingPlan plan =
        new Gson().fromJson(Files.readString(container.resolve(Names.PLAN)), TrainingPlan.class);
    Settings keys = settings(conf);
    TrainingRun run = new TrainingRun(plan, conf, attempt.id().toString(), state, clock);
    run.execute(eventLog -> engine(plan, keys, children, eventLog));
  }

  private TrainingEngine engine(
      TrainingPlan plan, Settings keys, YarnChildren children, EventLog eventLog) {
    String jar = new org.apache.hadoop.fs.Path(attempt.staging(), Names.JAR).toString();
    JobSettings jobs = JobSettings.of(keys, attempt.application(), jar);
    Duration life = jobs.step().plus(GRACE);
    JobEvents events =
        new JobEvents(eventLog, state, child -> children.limitLife(child, life), clock);
    return new MapReduceEngine(
        plan,
        new JobRunner(conf, jobs, children, events, clock),
        packed(keys),
        WorkFolder.of(new org.apache.hadoop.fs.Path(plan.output())));
  }

  private org.apache.hadoop.fs.Path packed(Settings keys) {
    try {
      FileSystem fs = FileSystem.get(conf);
      String chosen = keys.find(RunKeys.PACKED_DIR).orElse(".plait/packed");
      return fs.makeQualified(new org.apache.hadoop.fs.Path(fs.getHomeDirectory(), chosen));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The keys that the client staged among Hadoop's properties. */
  static Settings settings(Configuration conf) {
    Map<String, String> texts = new TreeMap<>();
    PlaitKeys.ALL.forEach(
        key -> {
          String text = conf.get(key.name());
          if (text != null) {
            texts.put(key.name(), text);
          }
        });
    return Settings.builder(Verb.TRAIN).putAll(texts, Origin.file(Names.CONF)).build();
  }

  /** Failing to end a child must not hide why the run failed; its lifetime bounds it. */
  private void endChildren(YarnChildren children) {
    try {
      children.running(JobSettings.tag(attempt.application())).forEach(children::kill);
    } catch (RuntimeException e) {
      LOG.warn("A job of this run may be left: {}", e.toString());
    }
  }

  private void end(ResourceManagerLink link, Verdict verdict) throws IOException, YarnException {
    if (verdict.retry()) {
      link.quit();
      return;
    }
    FinalApplicationStatus status =
        verdict.failure().isPresent()
            ? FinalApplicationStatus.FAILED
            : FinalApplicationStatus.SUCCEEDED;
    String page = Pages.last(conf, attempt.application(), state.jobId(), state.jobUrl());
    link.end(status, verdict.diagnosis(), page);
    attempt.staging().getFileSystem(conf).delete(attempt.staging(), true);
  }
}
