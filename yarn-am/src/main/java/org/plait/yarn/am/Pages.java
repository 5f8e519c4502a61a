package org.plait.yarn.am;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.webapp.util.WebAppUtils;

/** Where people find an application after its end: an address that leads somewhere, never none. */
final class Pages {
  private static final String HISTORY = "mapreduce.jobhistory.webapp.address";

  private Pages() {}

  /**
   * The history server's page of the last job, or else the ResourceManager's of the application.
   *
   * @param job id of the last job; empty if there was none
   * @param jobUrl its page while it ran
   */
  static String last(Configuration conf, String application, String job, String jobUrl) {
    String history = conf.get(HISTORY, "");
    if (job.startsWith("job_") && !history.isEmpty() && !history.startsWith("0.0.0.0")) {
      boolean secure = conf.get("mapreduce.jobhistory.http.policy", "").equals("HTTPS_ONLY");
      return (secure ? "https://" : "http://") + history + "/jobhistory/job/" + job;
    }
    return jobUrl.startsWith("http") ? jobUrl : ofApplication(conf, application);
  }

  /** The ResourceManager's page of an application. */
  static String ofApplication(Configuration conf, String application) {
    return WebAppUtils.getResolvedRMWebAppURLWithScheme(conf) + "/cluster/app/" + application;
  }
}
