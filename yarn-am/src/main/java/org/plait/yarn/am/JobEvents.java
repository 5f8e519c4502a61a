package org.plait.yarn.am;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.plait.base.Clock;
import org.plait.mr.JobListener;
import org.plait.train.Event;
import org.plait.train.EventLog;
import org.plait.yarn.web.RunState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes on what jobs do: to the page at once, to the event log now and then. One thread. */
final class JobEvents implements JobListener {
  private static final Logger LOG = LoggerFactory.getLogger(JobEvents.class);
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final EventLog log;
  private final RunState page;
  private final Consumer<String> bound;
  private final Clock clock;
  private long lastRecord;

  /**
   * @param bound is given each application that was started, to bound its life
   */
  JobEvents(EventLog log, RunState page, Consumer<String> bound, Clock clock) {
    this.log = log;
    this.page = page;
    this.bound = bound;
    this.clock = clock;
    this.lastRecord = clock.nanos();
  }

  @Override
  public void submitted(String title, String job, String trackingUrl) {
    LOG.info("{} runs as {} {}", title, job, trackingUrl);
    page.jobSubmitted(title, job, trackingUrl);
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("text", title + " runs as " + job);
    facts.put("job", job);
    facts.put("url", trackingUrl);
    record(facts);
    if (job.startsWith("job_") && !job.startsWith("job_local")) {
      bound.accept(job.replaceFirst("^job_", "application_"));
    }
  }

  @Override
  public void waiting(String reason) {
    LOG.info("Waiting: {}", reason);
    page.waiting(reason);
    record(Map.of("text", reason));
  }

  @Override
  public void progress(String title, double maps, double reduces) {
    page.jobProgress(title, maps, reduces);
    if (clock.nanos() - lastRecord < PAUSE.toNanos()) {
      return;
    }
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put(
        "text",
        String.format(
            Locale.ROOT, "%s: map %.0f %%, reduce %.0f %%", title, 100 * maps, 100 * reduces));
    facts.put("job", page.jobId());
    facts.put("maps", maps);
    facts.put("reduces", reduces);
    record(facts);
  }

  @Override
  public void told(String news) {
    LOG.info("{}", news);
    record(Map.of("text", news));
  }

  private void record(Map<String, Object> facts) {
    lastRecord = clock.nanos();
    log.record(Event.PROGRESS, facts);
  }
}
