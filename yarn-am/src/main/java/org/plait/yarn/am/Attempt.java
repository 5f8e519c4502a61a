package org.plait.yarn.am;

import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.yarn.api.ApplicationConstants.Environment;
import org.apache.hadoop.yarn.api.records.ApplicationAttemptId;
import org.apache.hadoop.yarn.api.records.ContainerId;

/**
 * Who this ApplicationMaster is, as YARN and our client tell it by environment variables.
 *
 * @param id of the attempt; its number counts from 1
 * @param allowed how many attempts YARN allows
 * @param host the node, as YARN names it
 * @param user who submitted the application
 * @param staging the staging folder
 */
record Attempt(ApplicationAttemptId id, int allowed, String host, String user, Path staging) {

  static Attempt of(Map<String, String> env) {
    return new Attempt(
        ContainerId.fromString(required(env, Environment.CONTAINER_ID.name()))
            .getApplicationAttemptId(),
        Integer.parseInt(required(env, Names.ATTEMPTS)),
        required(env, Environment.NM_HOST.name()),
        required(env, Environment.USER.name()),
        new Path(required(env, Names.STAGING)));
  }

  private static String required(Map<String, String> env, String name) {
    String value = env.get(name);
    if (value == null || value.isEmpty()) {
      throw new IllegalStateException(
          "the variable " + name + " is not set: this program is started by YARN, not by hand");
    }
    return value;
  }

  String application() {
    return id.getApplicationId().toString();
  }

  int number() {
    return id.getAttemptId();
  }

  boolean isLast() {
    return number() >= allowed;
  }
}
