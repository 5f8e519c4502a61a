package org.plait.yarn.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.plait.train.Event;

/**
 * Renders a run as HTML: whole on the server, so that it works without scripts; the script only
 * fetches it again. Everything that is not ours is escaped.
 */
final class Page {
  private static final String FRAME = resource("page.html");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int EVENTS = 50;

  private final StringBuilder html = new StringBuilder();

  private Page() {}

  static String render(RunState.Snapshot run) {
    Page page = new Page();
    page.headline(run);
    page.numbers(run);
    page.html.append(Curve.svg(run.curve()));
    page.job(run.job());
    page.facts("Plan", run.plan());
    page.facts("Data", run.data());
    page.events(run.events());
    return FRAME
        .replace("@TITLE@", escape(run.state() + " · " + run.application()))
        .replace("@VERSION@", Long.toString(run.version()))
        .replace("@MAIN@", page.html);
  }

  private void headline(RunState.Snapshot run) {
    html.append("<h1>Plait <span class=\"state ").append(escape(run.state())).append("\">");
    html.append(escape(run.state())).append("</span></h1>\n<p class=\"id\">");
    html.append(escape(run.application())).append(", attempt ").append(run.attempt());
    html.append(", ").append(duration((run.now() - run.started()) / 1000.0)).append("</p>\n");
    html.append("<progress max=\"1\" value=\"").append(run.progress()).append("\"></progress>\n");
    if (!run.waiting().isEmpty()) {
      html.append("<p class=\"waiting\" role=\"status\">").append(escape(run.waiting()));
      html.append("</p>\n");
    }
  }

  private void numbers(RunState.Snapshot run) {
    Map<String, Object> last = run.last();
    html.append("<dl class=\"numbers\">\n");
    number("Iteration", text(last.get("iteration")));
    number("Objective", text(last.get("objective")));
    number("Gradient", text(last.get("gradient")));
    number("Rows/s", text(last.get("rowsPerSecond")));
    Object left = last.get("secondsLeftAtMost");
    number("At most left", left instanceof Number n ? duration(n.doubleValue()) : "");
    html.append("</dl>\n");
  }

  private void number(String name, String value) {
    html.append("<div><dt>").append(name).append("</dt><dd>");
    html.append(value.isEmpty() ? "–" : escape(value)).append("</dd></div>\n");
  }

  private void job(RunState.ChildJob job) {
    if (job.title().isEmpty()) {
      return;
    }
    html.append("<h2>Job</h2>\n<p>").append(escape(job.title())).append(": ");
    boolean link = job.url().matches("https?://.*");
    if (link) {
      html.append("<a rel=\"noreferrer\" href=\"").append(escape(job.url())).append("\">");
    }
    html.append(escape(job.id())).append(link ? "</a>" : "");
    html.append(String.format(Locale.ROOT, ", map %.0f %%", 100 * job.maps()));
    html.append(String.format(Locale.ROOT, ", reduce %.0f %%</p>%n", 100 * job.reduces()));
  }

  private void facts(String title, Map<String, Object> facts) {
    if (facts.isEmpty()) {
      return;
    }
    html.append("<h2>").append(title).append("</h2>\n<table>\n");
    facts.forEach(
        (name, value) -> {
          html.append("<tr><th scope=\"row\">").append(escape(name)).append("</th><td>");
          html.append(escape(text(value))).append("</td></tr>\n");
        });
    html.append("</table>\n");
  }

  private void events(List<RunState.Numbered> events) {
    html.append("<h2>Events <small>(UTC)</small></h2>\n<ol class=\"events\">\n");
    int from = Math.max(0, events.size() - EVENTS);
    for (int i = events.size() - 1; i >= from; i--) {
      Event event = events.get(i).event();
      html.append("<li><time>").append(TIME.format(Instant.ofEpochMilli(event.millis())));
      html.append("</time> <b>").append(escape(event.kind())).append("</b> ");
      html.append(escape(words(event.facts()))).append("</li>\n");
    }
    html.append("</ol>\n");
  }

  private static String words(Map<String, Object> facts) {
    Object only = facts.get("text");
    if (only != null) {
      return only.toString();
    }
    List<String> words = new ArrayList<>();
    facts.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(fact -> words.add(fact.getKey() + " " + text(fact.getValue())));
    return String.join(", ", words);
  }

  /** Numbers as people read them. */
  static String text(@org.jspecify.annotations.Nullable Object value) {
    if (value == null) {
      return "";
    }
    if (!(value instanceof Number number)) {
      return value.toString();
    }
    double d = number.doubleValue();
    if (d == Math.rint(d) && Math.abs(d) < 1e15) {
      return String.format(Locale.ROOT, "%,d", (long) d);
    }
    return String.format(Locale.ROOT, "%.6g", d);
  }

  static String duration(double seconds) {
    long s = Math.round(seconds);
    if (s < 60) {
      return s + " s";
    }
    return s < 3600 ? s / 60 + " min " + s % 60 + " s" : s / 3600 + " h " + s % 3600 / 60 + " min";
  }

  /** Safe between tags and inside quoted attributes. */
  static String escape(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        default -> safe.append(c);
      }
    }
    return safe.toString();
  }

  private static String resource(String name) {
    try (InputStream in = Page.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
