package org.plait.yarn.cli;

import java.util.Locale;
import java.util.Map;
import org.plait.mr.JobListener;
import org.plait.train.Event;
import org.plait.train.EventLog;
import org.plait.yarn.client.ProgressListener;

/**
 * Tells what happens on stderr: one line that is written over on a terminal, one line an iteration
 * elsewhere. Any thread.
 */
final class ProgressLine implements EventLog, ProgressListener, JobListener {
  private static final String ERASE = "\r\u001b[K";

  private final Console console;
  private boolean open;
  private double lastIteration;

  ProgressLine(Console console) {
    this.console = console;
  }

  @Override
  public synchronized void record(String kind, Map<String, Object> facts) {
    event(new Event(console.clock().millis(), kind, facts));
  }

  @Override
  public synchronized void submitted(String application, String trackingUrl) {
    say("submitted " + application);
    say("tracking  " + trackingUrl);
  }

  @Override
  public synchronized void submitted(String title, String job, String trackingUrl) {
    say(
        title
            + ": "
            + job
            + (trackingUrl.isEmpty() || job.startsWith("job_local") ? "" : "  " + trackingUrl));
  }

  @Override
  public synchronized void progress(String title, double maps, double reduces) {
    live("%s: maps %.0f %%, reduces %.0f %%".formatted(title, 100 * maps, 100 * reduces), false);
  }

  @Override
  public synchronized void told(String news) {
    say(news);
  }

  @Override
  public synchronized void waiting(String reason) {
    live("waiting: " + reason, true);
  }

  @Override
  public synchronized void event(Event event) {
    switch (event.kind()) {
      case Event.STARTED -> say(started(event));
      case Event.LOADED ->
          say(
              "loaded %,d rows with %,d features in %.1f s"
                  .formatted(
                      (long) number(event, "rows"),
                      (long) number(event, "features"),
                      number(event, "seconds")));
      case Event.RESUMED -> say("going on from step %.0f".formatted(number(event, "step")));
      case Event.STEP -> step(event);
      case Event.PROGRESS ->
          live(text(event, "text"), !text(event, "text").isEmpty() && text(event, "job").isEmpty());
      default -> {}
    }
  }

  /** Ends the live line, so that others may write. */
  synchronized void close() {
    if (open) {
      console.err().println();
      open = false;
    }
  }

  private static String started(Event event) {
    return "training %s on the %s engine".formatted(text(event, "model"), text(event, "engine"));
  }

  /** A step that does not complete an iteration is only worth a live line. */
  private void step(Event event) {
    double iteration = number(event, "iteration");
    boolean complete = iteration > lastIteration || !text(event, "reason").isEmpty();
    lastIteration = iteration;
    StringBuilder line = new StringBuilder();
    line.append("iteration %.0f".formatted(iteration));
    line.append("  objective %.10g".formatted(number(event, "objective")));
    line.append("  gradient %.2e".formatted(number(event, "gradient")));
    line.append("  ").append(rate(number(event, "rowsPerSecond"))).append(" rows/s");
    double left = number(event, "secondsLeftAtMost");
    if (left > 0) {
      line.append("  at most ").append(duration(left)).append(" left");
    }
    if (!text(event, "reason").isEmpty()) {
      line.append("  ").append(text(event, "reason"));
    }
    live(line.toString(), complete);
  }

  private void live(String line, boolean elsewhere) {
    if (console.live()) {
      console.err().print(ERASE + line);
      console.err().flush();
      open = true;
    } else if (elsewhere) {
      console.err().println(line);
    }
  }

  private void say(String line) {
    if (open) {
      console.err().print(ERASE);
      open = false;
    }
    console.err().println(line);
  }

  /** Three digits and a unit: {@code 1.25M}. */
  static String rate(double perSecond) {
    if (perSecond >= 1e6) {
      return String.format(Locale.ROOT, "%.2fM", perSecond / 1e6);
    }
    return perSecond >= 1e3
        ? String.format(Locale.ROOT, "%.1fk", perSecond / 1e3)
        : String.format(Locale.ROOT, "%.0f", perSecond);
  }

  static String duration(double seconds) {
    long whole = Math.round(seconds);
    if (whole < 60) {
      return whole + " s";
    }
    return whole < 3600
        ? "%d min %02d s".formatted(whole / 60, whole % 60)
        : "%d h %02d min".formatted(whole / 3600, whole / 60 % 60);
  }

  private static double number(Event event, String name) {
    return event.facts().get(name) instanceof Number n ? n.doubleValue() : 0;
  }

  private static String text(Event event, String name) {
    return event.facts().get(name) instanceof String s ? s : "";
  }
}
