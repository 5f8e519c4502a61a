package org.plait.yarn.client;

import java.util.Map;
import java.util.Set;
import org.plait.conf.Key;

/**
 * How a run is handed to YARN. Changes no result.
 *
 * @param name of the application, as the ResourceManager lists it
 * @param queue a leaf queue
 * @param nodeLabel nodes to run on; empty: those without a label
 * @param priority higher is sooner, 0 is usual
 * @param tags the user's own, beside Plait's
 * @param detach whether to return as soon as YARN has the application
 * @param settings Plait's own keys ({@code plait.*}) with their effective values, for the
 *     ApplicationMaster and its engine
 */
public record Submission(
    String name,
    String queue,
    String nodeLabel,
    int priority,
    Set<String> tags,
    boolean detach,
    Map<String, String> settings) {

  public Submission {
    tags = Set.copyOf(tags);
    settings = Map.copyOf(settings);
  }

  /** Into a queue, followed to the end, nothing special. */
  public static Submission toQueue(String queue) {
    return new Submission("plait train", queue, "", 0, Set.of(), false, Map.of());
  }

  /** The value of a key: as set, or its default. */
  <T> T value(Key<T> key) {
    return key.type().parse(settings.getOrDefault(key.name(), key.fallback()));
  }

  /** The value of a key that may be left empty. */
  String text(Key<String> key) {
    return settings.getOrDefault(key.name(), key.fallback());
  }
}
