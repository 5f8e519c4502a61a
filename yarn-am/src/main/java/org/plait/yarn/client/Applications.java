package org.plait.yarn.client;

import java.util.List;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.plait.base.Clock;

/** Looks after applications that were submitted before: the verbs status, kill and logs. */
public interface Applications {

  /**
   * What the ResourceManager knows of an application.
   *
   * @param id {@code application_..._...}
   */
  ApplicationStatus status(String id);

  /** Applications of Plait that have not ended, the oldest first. */
  List<ApplicationStatus> running();

  /**
   * Ends an application and all jobs that it started; returns when YARN has confirmed it.
   *
   * @return ids of all applications that were killed; empty if they had ended before
   */
  List<String> kill(String id);

  /** Passes on the lines of the ApplicationMaster's logs. */
  void logs(String id, Consumer<String> line);

  static Applications onYarn(Configuration conf) {
    return new YarnApplications(conf, Clock.system());
  }
}
