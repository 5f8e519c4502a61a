package org.plait.train;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSyntaxException;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.plait.base.Clock;

/**
 * Writes events as lines of JSON, each handed over to readers at once. Any thread. After a write
 * has failed, nothing more is written: a log never ends a run.
 */
public final class JsonLines implements EventLog, Closeable {
  private static final Gson GSON = new Gson();

  /** Hands what was written over to readers. */
  public interface Flush {
    void run() throws IOException;
  }

  private final OutputStream out;
  private final Flush flush;
  private final Clock clock;
  private boolean broken;

  /**
   * @param out taken over
   * @param flush called after each line; hands it to readers, as HDFS does on request
   */
  public JsonLines(OutputStream out, Flush flush, Clock clock) {
    this.out = out;
    this.flush = flush;
    this.clock = clock;
  }

  @Override
  public synchronized void record(String kind, Map<String, Object> facts) {
    if (broken) {
      return;
    }
    JsonObject line = new JsonObject();
    line.addProperty("millis", clock.millis());
    line.addProperty("event", kind);
    facts.forEach((name, value) -> line.add(name, GSON.toJsonTree(value)));
    try {
      out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      flush.run();
    } catch (IOException e) {
      broken = true;
    }
  }

  /** The event of a line; empty for a line that is not whole yet. */
  public static Optional<Event> parse(String line) {
    try {
      JsonObject object = GSON.fromJson(line, JsonObject.class);
      if (object == null || !object.has("event") || !object.has("millis")) {
        return Optional.empty();
      }
      Map<String, Object> facts = new LinkedHashMap<>();
      for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
        if (entry.getValue() instanceof JsonPrimitive value) {
          facts.put(entry.getKey(), plain(value));
        }
      }
      facts.remove("millis");
      facts.remove("event");
      return Optional.of(
          new Event(object.get("millis").getAsLong(), object.get("event").getAsString(), facts));
    } catch (JsonSyntaxException e) {
      return Optional.empty();
    }
  }

  private static Object plain(JsonPrimitive value) {
    if (value.isBoolean()) {
      return value.getAsBoolean();
    }
    return value.isNumber() ? (Object) value.getAsDouble() : value.getAsString();
  }

  @Override
  public synchronized void close() throws IOException {
    broken = true;
    out.close();
  }
}
