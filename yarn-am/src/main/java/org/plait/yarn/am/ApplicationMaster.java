package org.plait.yarn.am;

import java.io.IOException;
import java.nio.file.Path;
import java.security.PrivilegedExceptionAction;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.security.Credentials;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.plait.base.Clock;
import org.plait.base.ErrorCode;
import org.slf4j.LoggerFactory;

/**
 * The process that YARN starts for a run, in a container that holds the files of {@link Names}.
 * Takes no arguments: what it must know stands in its environment.
 */
public final class ApplicationMaster {
  private ApplicationMaster() {}

  /** Runs to the end; the exit code is that of {@link ErrorCode}, 0 for a model that stands. */
  public static void main(String[] args) {
    Verdict verdict;
    try {
      verdict = run();
    } catch (Throwable e) {
      LoggerFactory.getLogger(ApplicationMaster.class).error("Crashed", e);
      verdict = Verdict.of(e, /* lastAttempt= */ true, "");
    }
    if (verdict.failure().isPresent()) {
      // YARN quotes the end of stderr when it was not told a diagnosis.
      System.err.println(verdict.diagnosis().lines().findFirst().orElse(""));
    }
    System.exit(verdict.exit());
  }

  private static Verdict run() throws IOException, InterruptedException {
    Attempt attempt = Attempt.of(System.getenv());
    Path container = Path.of("").toAbsolutePath();
    Configuration conf = new YarnConfiguration();
    conf.addResource(new org.apache.hadoop.fs.Path(container.resolve(Names.CONF).toUri()));
    UserGroupInformation.setConfiguration(conf);
    Path log = Path.of(System.getProperty("plait.log.dir", "."), "stderr");
    Master master =
        new Master(attempt, conf, container, log, ApplicationMaster::stop, Clock.system());
    return submitter(attempt.user()).doAs((PrivilegedExceptionAction<Verdict>) master::run);
  }

  /** The user who submitted, with the tokens that YARN put beside us, not the node's own user. */
  private static UserGroupInformation submitter(String user) throws IOException {
    Credentials credentials = UserGroupInformation.getCurrentUser().getCredentials();
    UserGroupInformation ugi = UserGroupInformation.createRemoteUser(user);
    ugi.addCredentials(credentials);
    return ugi;
  }

  /** Another attempt is or will be at work: not one more write from here. */
  private static void stop() {
    Runtime.getRuntime().halt(ErrorCode.INTERRUPTED.exit());
  }
}
