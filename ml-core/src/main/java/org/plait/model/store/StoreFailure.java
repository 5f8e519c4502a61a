package org.plait.model.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.apache.hadoop.fs.ClusterStorageCapacityExceededException;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.apache.hadoop.ipc.RemoteException;
import org.apache.hadoop.ipc.RetriableException;
import org.apache.hadoop.net.ConnectTimeoutException;
import org.apache.hadoop.security.AccessControlException;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;

/** What a failure of the file system means to a user. */
public final class StoreFailure {
  private StoreFailure() {}

  /**
   * @param what was tried, as the beginning of a sentence: "Saving the model hdfs://..."
   */
  public static PlaitException of(String what, IOException raw) {
    Throwable known = raw;
    for (Throwable e = raw; e != null; e = e.getCause()) {
      Throwable unwrapped = unwrap(e);
      if (code(unwrapped) != ErrorCode.INTERNAL) {
        known = unwrapped;
        break;
      }
    }
    String said = String.valueOf(known.getMessage()).lines().findFirst().orElse("");
    return new PlaitException(
        code(known),
        what + " failed: " + known.getClass().getSimpleName() + ": " + said + ".",
        remedy(code(known)),
        raw);
  }

  private static Throwable unwrap(Throwable e) {
    return e instanceof RemoteException remote ? remote.unwrapRemoteException() : e;
  }

  private static ErrorCode code(Throwable e) {
    if (e instanceof AccessControlException || e instanceof AccessDeniedException) {
      return ErrorCode.NO_PERMISSION;
    }
    if (e instanceof FileNotFoundException || e instanceof NoSuchFileException) {
      return ErrorCode.NOT_FOUND;
    }
    if (e instanceof UnsupportedFileSystemException) {
      return ErrorCode.USAGE;
    }
    if (e instanceof ClusterStorageCapacityExceededException) {
      return ErrorCode.NO_RESOURCES;
    }
    if (isUnreachable(e)) {
      return ErrorCode.UNREACHABLE;
    }
    return e instanceof RetriableException || isSafeMode(e)
        ? ErrorCode.UNAVAILABLE
        : ErrorCode.INTERNAL;
  }

  private static boolean isUnreachable(Throwable e) {
    return e instanceof ConnectException
        || e instanceof ConnectTimeoutException
        || e instanceof SocketTimeoutException
        || e instanceof NoRouteToHostException
        || e instanceof UnknownHostException;
  }

  /** By name: the class belongs to HDFS's server, and may come wrapped as text. */
  private static boolean isSafeMode(Throwable e) {
    return e.getClass().getSimpleName().equals("SafeModeException")
        || String.valueOf(e.getMessage()).contains("SafeModeException");
  }

  private static String remedy(ErrorCode code) {
    return switch (code) {
      case NO_PERMISSION -> "Choose a path that is yours, or ask its owner for access.";
      case NOT_FOUND -> "Check the path.";
      case USAGE -> "Check the path's scheme, the part before \"://\".";
      case NO_RESOURCES -> "Free space, or ask for a larger quota.";
      case UNREACHABLE -> "Check fs.defaultFS and that the NameNode runs.";
      case UNAVAILABLE -> "Try again in a minute, when the NameNode has left safe mode.";
      default -> "Look into the file system's log, then start again: nothing saved is lost.";
    };
  }
}
