package org.plait.yarn.web;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;

/** The JSON of the tracking page's interface, version 1: fields are added, never changed. */
final class Json {
  private static final Gson GSON =
      new GsonBuilder().serializeSpecialFloatingPointValues().disableHtmlEscaping().create();

  private Json() {}

  /** {@code /api/v1/job}. */
  static String job(RunState.Snapshot run) {
    JsonObject root = new JsonObject();
    root.addProperty("application", run.application());
    root.addProperty("attempt", run.attempt());
    root.addProperty("state", run.state());
    root.addProperty("waiting", run.waiting());
    root.addProperty("started", run.started());
    root.addProperty("now", run.now());
    root.addProperty("version", run.version());
    root.addProperty("progress", run.progress());
    root.add("plan", facts(run.plan()));
    root.add("data", facts(run.data()));
    root.add("last", facts(run.last()));
    root.add("job", GSON.toJsonTree(run.job()));
    JsonArray curve = new JsonArray();
    for (RunState.Point point : run.curve()) {
      JsonArray pair = new JsonArray();
      pair.add(point.step());
      pair.add(point.objective());
      curve.add(pair);
    }
    root.add("curve", curve);
    return root.toString();
  }

  /** {@code /api/v1/events}: those with a higher number than {@code since}. */
  static String events(List<RunState.Numbered> events, long since) {
    JsonArray array = new JsonArray();
    for (RunState.Numbered each : events) {
      if (each.number() > since) {
        JsonObject event = new JsonObject();
        event.addProperty("number", each.number());
        event.addProperty("millis", each.event().millis());
        event.addProperty("event", each.event().kind());
        facts(each.event().facts()).asMap().forEach(event::add);
        array.add(event);
      }
    }
    JsonObject root = new JsonObject();
    root.add("events", array);
    return root.toString();
  }

  private static JsonObject facts(Map<String, Object> facts) {
    JsonObject object = new JsonObject();
    facts.forEach((name, value) -> object.add(name, value(value)));
    return object;
  }

  /** JSON has no NaN. */
  private static JsonElement value(Object value) {
    boolean finite = !(value instanceof Double d) || Double.isFinite(d);
    return GSON.toJsonTree(finite ? value : value.toString());
  }
}
