package org.plait.data;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.apache.hadoop.ipc.RemoteException;
import org.apache.hadoop.ipc.RetriableException;
import org.apache.hadoop.net.ConnectTimeoutException;
import org.apache.hadoop.security.AccessControlException;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;

/** Tells a file system's exceptions in the user's words. */
public final class FileFailures {
  private FileFailures() {}

  /**
   * The failure to tell for an exception of a file system.
   *
   * @param doing what was tried, with the path: {@code "Reading hdfs://nn/data"}
   */
  public static PlaitException of(String doing, IOException failure) {
    IOException cause =
        failure instanceof RemoteException remote ? remote.unwrapRemoteException() : failure;
    String why = doing + " failed: " + firstLine(cause) + ".";
    if (cause instanceof AccessControlException || cause instanceof AccessDeniedException) {
      return new PlaitException(
          ErrorCode.NO_PERMISSION, why, "Ask the owner for access, or run as another user.", cause);
    }
    if (cause instanceof FileNotFoundException || cause instanceof NoSuchFileException) {
      return new PlaitException(ErrorCode.NOT_FOUND, why, "Check the path.", cause);
    }
    if (cause instanceof UnsupportedFileSystemException) {
      return new PlaitException(
          ErrorCode.USAGE, why, "Check the path's scheme, the part before \"://\".", cause);
    }
    if (isUnreachable(cause)) {
      return new PlaitException(
          ErrorCode.UNREACHABLE,
          why,
          "Check that the file system is running and that fs.defaultFS names it.",
          cause);
    }
    if (cause instanceof RetriableException || isSafeMode(cause)) {
      return new PlaitException(ErrorCode.UNAVAILABLE, why, "Try again in a minute.", cause);
    }
    return new PlaitException(
        ErrorCode.INTERNAL, why, "Try again; if it stays, look into the file system's log.", cause);
  }

  private static boolean isUnreachable(IOException cause) {
    return cause instanceof ConnectException
        || cause instanceof ConnectTimeoutException
        || cause instanceof SocketTimeoutException
        || cause instanceof NoRouteToHostException
        || cause instanceof UnknownHostException;
  }

  /** By name: the class belongs to HDFS, which this package does not need otherwise. */
  private static boolean isSafeMode(IOException cause) {
    return cause.getClass().getSimpleName().equals("SafeModeException")
        || firstLine(cause).contains("SafeModeException");
  }

  private static String firstLine(IOException cause) {
    String message = cause.getMessage();
    String line = message == null ? "" : message.lines().findFirst().orElse("");
    return line.isEmpty() ? cause.getClass().getSimpleName() : line;
  }
}
