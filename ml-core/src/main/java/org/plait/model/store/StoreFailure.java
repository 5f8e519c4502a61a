package org.plait.model.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import org.apache.hadoop.fs.ClusterStorageCapacityExceededException;
import org.apache.hadoop.ipc.RemoteException;
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
    if (e instanceof AccessControlException) {
      return ErrorCode.NO_PERMISSION;
    }
    if (e instanceof FileNotFoundException) {
      return ErrorCode.NOT_FOUND;
    }
    if (e instanceof ClusterStorageCapacityExceededException) {
      return ErrorCode.NO_RESOURCES;
    }
    if (e instanceof ConnectException || e instanceof UnknownHostException) {
      return ErrorCode.UNREACHABLE;
    }
    return e.getClass().getSimpleName().equals("SafeModeException")
        ? ErrorCode.UNAVAILABLE
        : ErrorCode.INTERNAL;
  }

  private static String remedy(ErrorCode code) {
    return switch (code) {
      case NO_PERMISSION -> "Choose a path that you may write, or ask its owner.";
      case NOT_FOUND -> "Check the path.";
      case NO_RESOURCES -> "Free space, or ask for a larger quota.";
      case UNREACHABLE -> "Check fs.defaultFS and that the NameNode runs.";
      case UNAVAILABLE -> "Wait until the NameNode has left safe mode.";
      default -> "Look into the NameNode's log, then start again: nothing saved is lost.";
    };
  }
}
