package org.plait.yarn.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.PathNotFoundException;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.apache.hadoop.ipc.RemoteException;
import org.apache.hadoop.security.AccessControlException;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;

/** Turns whatever was thrown into a failure that can be told in one line. */
final class Failures {
  private static final int DEPTH = 16;

  /** A kind of exception, by class or, for those that only servers know, by simple name. */
  private record Rule(List<String> types, ErrorCode code, String remedy) {}

  private static final List<Rule> RULES =
      List.of(
          rule(
              ErrorCode.NO_PERMISSION,
              "Ask the owner for access, or use another path or queue.",
              AccessControlException.class,
              java.nio.file.AccessDeniedException.class),
          rule(
              ErrorCode.NOT_FOUND,
              "Check the path; without a scheme it belongs to fs.defaultFS.",
              FileNotFoundException.class,
              NoSuchFileException.class,
              PathNotFoundException.class),
          rule(
              ErrorCode.OUTPUT_EXISTS,
              "Name another path, or add --overwrite.",
              FileAlreadyExistsException.class,
              java.nio.file.FileAlreadyExistsException.class),
          new Rule(
              List.of("SafeModeException", "StandbyException", "RetriableException"),
              ErrorCode.UNAVAILABLE,
              "Wait until the file system is ready, then start the command again."),
          new Rule(
              List.of(
                  "NSQuotaExceededException", "DSQuotaExceededException", "QuotaExceededException"),
              ErrorCode.NO_RESOURCES,
              "Free space below the quota, or write elsewhere."),
          rule(
              ErrorCode.UNREACHABLE,
              "Check that the cluster runs and that Hadoop's configuration names it.",
              ConnectException.class,
              NoRouteToHostException.class,
              SocketTimeoutException.class,
              UnknownHostException.class),
          rule(
              ErrorCode.BAD_CONFIGURATION,
              "Check the path's scheme.",
              UnsupportedFileSystemException.class),
          rule(
              ErrorCode.INTERRUPTED,
              "Start the command again.",
              InterruptedException.class,
              InterruptedIOException.class),
          rule(
              ErrorCode.NO_RESOURCES,
              "Give this process more memory (HADOOP_CLIENT_OPTS=-Xmx4g), or use --engine"
                  + " mapreduce.",
              OutOfMemoryError.class));

  private Failures() {}

  /** The failure to tell: a PlaitException that lies beneath, a known kind, or INTERNAL. */
  static PlaitException of(Throwable thrown) {
    Throwable at = thrown;
    for (int depth = 0; depth < DEPTH && at != null; depth++) {
      if (at instanceof PlaitException told) {
        return told;
      }
      Throwable server = at instanceof RemoteException remote ? remote.unwrapRemoteException() : at;
      Optional<Rule> rule = RULES.stream().filter(r -> matches(r, server)).findFirst();
      if (rule.isPresent()) {
        return new PlaitException(rule.get().code(), what(server), rule.get().remedy(), thrown);
      }
      at = at.getCause();
    }
    String remedy =
        thrown instanceof IOException || thrown instanceof UncheckedIOException
            ? "Start the command again; with -v it tells where it failed."
            : "This is a fault of Plait: report it with the output of -v.";
    return new PlaitException(ErrorCode.INTERNAL, what(thrown), remedy, thrown);
  }

  /** The line for stderr, and the stack trace under it for those who asked. */
  static String render(PlaitException failure, boolean verbose) {
    String line = "plait: " + String.valueOf(failure.getMessage()).replaceAll("\\s*\\R\\s*", " ");
    if (!verbose) {
      return line;
    }
    StringBuilder text = new StringBuilder(line);
    Throwable at = failure;
    for (int depth = 0; depth < DEPTH && at != null; depth++) {
      text.append("\n").append(depth == 0 ? "" : "caused by ").append(at);
      for (StackTraceElement frame : at.getStackTrace()) {
        text.append("\n    at ").append(frame);
      }
      at = at.getCause();
    }
    return text.toString();
  }

  private static Rule rule(ErrorCode code, String remedy, Class<?>... types) {
    return new Rule(Arrays.stream(types).map(Class::getSimpleName).toList(), code, remedy);
  }

  private static boolean matches(Rule rule, Throwable thrown) {
    Class<?> type = thrown.getClass();
    while (type != Object.class) {
      if (rule.types().contains(type.getSimpleName())) {
        return true;
      }
      type = type.getSuperclass();
    }
    return false;
  }

  private static String what(Throwable thrown) {
    String message =
        Optional.ofNullable(thrown.getMessage()).orElse("").lines().findFirst().orElse("");
    String name = thrown.getClass().getSimpleName();
    String text = message.isEmpty() ? name : message + " (" + name + ")";
    return text.endsWith(".") ? text : text + ".";
  }
}
