package org.plait.yarn.client;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonSyntaxException;
import java.util.Optional;

/**
 * How much of a queue ApplicationMasters may use, as the capacity scheduler's page tells it. Our
 * ApplicationMaster starts MapReduce jobs, each with one of its own: if both do not fit, the parent
 * waits for a child that never starts.
 *
 * @param limitMb what all ApplicationMasters of the queue may use together
 * @param userLimitMb what those of one user may use
 * @param usedMb what is in use
 */
record AmShare(long limitMb, long userLimitMb, long usedMb) {

  /**
   * Finds a queue in the answer of {@code /ws/v1/cluster/scheduler}; empty for other schedulers and
   * unknown queues.
   */
  static Optional<AmShare> parse(String json, String queue) {
    try {
      JsonObject root = new Gson().fromJson(json, JsonObject.class);
      String leaf = queue.substring(queue.lastIndexOf('.') + 1);
      return root == null ? Optional.empty() : find(root, leaf);
    } catch (JsonSyntaxException e) {
      return Optional.empty();
    }
  }

  private static Optional<AmShare> find(JsonElement element, String leaf) {
    if (element instanceof JsonArray array) {
      for (JsonElement each : array) {
        Optional<AmShare> found = find(each, leaf);
        if (found.isPresent()) {
          return found;
        }
      }
    } else if (element instanceof JsonObject object) {
      if (object.has("AMResourceLimit") && text(object, "queueName").equals(leaf)) {
        long limit = memory(object, "AMResourceLimit");
        long user = memory(object, "userAMResourceLimit");
        return Optional.of(
            new AmShare(limit, user > 0 ? user : limit, memory(object, "usedAMResource")));
      }
      for (String name : object.keySet()) {
        Optional<AmShare> found = find(object.get(name), leaf);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static String text(JsonObject object, String name) {
    return object.has(name) && object.get(name).isJsonPrimitive()
        ? object.get(name).getAsString()
        : "";
  }

  private static long memory(JsonObject object, String name) {
    return object.get(name) instanceof JsonObject resource && resource.has("memory")
        ? resource.get("memory").getAsLong()
        : 0;
  }

  /** Whether a parent and a child fit together into an otherwise empty queue. */
  boolean fits(long parentMb, long childMb) {
    return parentMb + childMb <= Math.min(limitMb, userLimitMb);
  }

  /** Whether they fit beside what runs now. */
  boolean fitsNow(long parentMb, long childMb) {
    return usedMb + parentMb + childMb <= limitMb;
  }
}
