package org.plait.yarn.am;

/**
 * The words on which client and ApplicationMaster must agree.
 *
 * <p>Two folders: the <i>staging folder</i> belongs to one application and ends with it; the
 * <i>work folder</i> belongs to an output, so that a later application goes on where an earlier one
 * ended.
 */
public final class Names {
  /** In the staging folder and in the container: our jar. */
  public static final String JAR = "plait.jar";

  /** In the staging folder and in the container: the plan. */
  public static final String PLAN = "plan.json";

  /** In the staging folder and in the container: Hadoop's configuration and Plait's settings. */
  public static final String CONF = "conf.xml";

  /** In the staging folder and in the container: what the ApplicationMaster logs. */
  public static final String LOG4J = "log4j.properties";

  /** Environment variable: the staging folder. */
  public static final String STAGING = "PLAIT_STAGING";

  /** Environment variable: how many attempts YARN allows. */
  public static final String ATTEMPTS = "PLAIT_ATTEMPTS";

  /** In a model's {@link #HISTORY}: what happened, a line of JSON an event. */
  public static final String EVENTS = "events.jsonl";

  /** In a model's folder: what happened when it was made. */
  public static final String HISTORY = "_history";

  private Names() {}
}
