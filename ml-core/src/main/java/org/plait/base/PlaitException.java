package org.plait.base;

import org.jspecify.annotations.Nullable;

/**
 * A failure that is told to a user: what happened and where, why, and what to do. Its message is
 * one line, complete without a stack trace; the first line of YARN's diagnostics is made of it.
 */
public final class PlaitException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  /**
   * @param code the kind of failure, which decides the exit code
   * @param what what happened, where (file:offset, container, key=value) and why
   * @param remedy what the user can do, as an imperative sentence
   */
  public PlaitException(ErrorCode code, String what, String remedy) {
    this(code, what, remedy, null);
  }

  /** As above, keeping the failure that lies beneath for {@code -v}. */
  public PlaitException(ErrorCode code, String what, String remedy, @Nullable Throwable cause) {
    super(code + ": " + what + " " + remedy, cause);
    this.code = code;
  }

  public ErrorCode code() {
    return code;
  }
}
