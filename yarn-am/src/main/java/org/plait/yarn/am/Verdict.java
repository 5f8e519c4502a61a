package org.plait.yarn.am;

import java.util.Optional;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;

/**
 * What an ApplicationMaster tells YARN at its end.
 *
 * @param failure empty: the model stands
 * @param retry whether to end like a crash, so that YARN starts another attempt
 * @param diagnosis what people read; its first line is the cause
 */
record Verdict(Optional<ErrorCode> failure, boolean retry, String diagnosis) {

  static final Verdict SUCCESS = new Verdict(Optional.empty(), false, "");

  /**
   * The verdict on a failure.
   *
   * @param lastAttempt whether YARN would not start another
   * @param log the last lines of our own log; may be empty
   */
  static Verdict of(Throwable failure, boolean lastAttempt, String log) {
    ErrorCode code = failure instanceof PlaitException told ? told.code() : ErrorCode.INTERNAL;
    boolean retry = !lastAttempt && mayPass(code);
    return new Verdict(Optional.of(code), retry, line(failure) + quote(log));
  }

  /** Whether the same run could succeed on another machine or a minute later. */
  private static boolean mayPass(ErrorCode code) {
    return switch (code) {
      case INTERNAL, UNAVAILABLE, UNREACHABLE, INTERRUPTED -> true;
      default -> false;
    };
  }

  /** One line that tells the failure, starting with its code. */
  static String line(Throwable failure) {
    if (failure instanceof PlaitException) {
      return first(String.valueOf(failure.getMessage()));
    }
    return ErrorCode.INTERNAL
        + ": The ApplicationMaster failed: "
        + first(failure.toString())
        + ". Report it with the log (plait logs).";
  }

  private static String quote(String log) {
    return log.isBlank() ? "" : "\nLast lines of the log:\n" + log.strip();
  }

  private static String first(String text) {
    return text.lines().findFirst().orElse("");
  }

  /** The exit code of the process. */
  int exit() {
    return failure.map(ErrorCode::exit).orElse(0);
  }
}
