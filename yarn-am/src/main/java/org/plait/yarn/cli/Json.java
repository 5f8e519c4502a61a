package org.plait.yarn.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.util.Map;

/** The objects that {@code --json} prints: one a command, on one line. */
final class Json {
  private static final Gson GSON =
      new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

  /** Whole numbers up to here have the same digits as double and as long. */
  private static final double EXACT = 1L << 53;

  private Json() {}

  static String line(Object value) {
    return GSON.toJson(value);
  }

  /** Metrics by name; what counts something is written without a fraction. */
  static JsonObject metrics(Map<String, Double> metrics) {
    JsonObject object = new JsonObject();
    metrics.forEach((name, value) -> object.addProperty(name, number(name, value)));
    return object;
  }

  /** For people: counts whole, everything else with all its digits. */
  static String text(String name, double value) {
    return number(name, value).toString();
  }

  private static Number number(String name, double value) {
    boolean count = name.equals("rows") || name.equals("correct") || name.endsWith("Features");
    if (count && value == Math.rint(value) && Math.abs(value) < EXACT) {
      return (long) value;
    }
    return value;
  }
}
