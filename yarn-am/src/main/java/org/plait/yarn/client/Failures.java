package org.plait.yarn.client;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import org.apache.hadoop.ipc.RemoteException;
import org.apache.hadoop.security.AccessControlException;
import org.apache.hadoop.security.authorize.AuthorizationException;
import org.apache.hadoop.yarn.exceptions.ApplicationNotFoundException;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;

/** Says in a user's words what Hadoop's exceptions mean. */
final class Failures {

  /** A call to the cluster. */
  interface Call<T> {
    T run() throws IOException, YarnException;
  }

  private Failures() {}

  /**
   * Makes a call and turns what it throws into a failure for users.
   *
   * @param doing what is tried, as the end of the sentence "could not ..."
   */
  static <T> T calling(String doing, Call<T> call) {
    try {
      return call.run();
    } catch (IOException | YarnException e) {
      throw of(doing, e);
    }
  }

  static PlaitException of(String doing, Throwable failure) {
    Throwable cause = root(failure);
    ErrorCode code = code(failure);
    return new PlaitException(
        code, "Could not " + doing + ": " + firstLine(cause) + ".", remedy(code), failure);
  }

  /** The first line of what an exception says, with its kind where it says nothing. */
  static String firstLine(Throwable failure) {
    String message = failure.getMessage();
    String first = message == null ? "" : message.strip().lines().findFirst().orElse("");
    String text = first.isEmpty() ? failure.getClass().getSimpleName() : first;
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }

  private static ErrorCode code(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (isNamed(t, "SafeModeException", "StandbyException", "RetriableException")) {
        return ErrorCode.UNAVAILABLE;
      }
      if (isNamed(t, "AccessControlException", "AuthorizationException")
          || t instanceof AccessControlException
          || t instanceof AuthorizationException) {
        return ErrorCode.NO_PERMISSION;
      }
      if (isNamed(
          t, "QuotaExceededException", "DSQuotaExceededException", "NSQuotaExceededException")) {
        return ErrorCode.NO_RESOURCES;
      }
      if (t instanceof ApplicationNotFoundException || t instanceof FileNotFoundException) {
        return ErrorCode.NOT_FOUND;
      }
      if (t instanceof ConnectException
          || t instanceof UnknownHostException
          || t instanceof NoRouteToHostException
          || t instanceof SocketTimeoutException) {
        return ErrorCode.UNREACHABLE;
      }
    }
    return ErrorCode.INTERNAL;
  }

  private static boolean isNamed(Throwable failure, String... simpleNames) {
    String name =
        failure instanceof RemoteException remote && remote.getClassName() != null
            ? remote.getClassName()
            : failure.getClass().getName();
    for (String each : simpleNames) {
      if (name.endsWith("." + each)) {
        return true;
      }
    }
    return false;
  }

  private static Throwable root(Throwable failure) {
    Throwable t = failure;
    while (t.getCause() != null && !(t instanceof ConnectException)) {
      t = t.getCause();
    }
    return t;
  }

  private static String remedy(ErrorCode code) {
    return switch (code) {
      case UNREACHABLE -> "Check that the cluster runs and that HADOOP_CONF_DIR names it.";
      case UNAVAILABLE ->
          "Wait until the service is ready (hdfs dfsadmin -safemode get), or end safe mode.";
      case NO_PERMISSION -> "Ask for the permission, or use another queue or folder.";
      case NO_RESOURCES -> "Free some space, or ask for a larger quota.";
      case NOT_FOUND -> "Check the name.";
      default -> "Run again with -v for the whole stack, and look into the daemon's log.";
    };
  }
}
