package org.plait.base;

/**
 * The kinds of failure that a user can meet, each with the exit code of the process that meets it.
 * Scripts may rely on both; the numbers follow {@code sysexits.h} and Hadoop's launcher where those
 * have one.
 */
public enum ErrorCode {
  INTERRUPTED(3),
  USAGE(42),
  NO_PERMISSION(43),
  NOT_FOUND(44),
  OUTPUT_EXISTS(45),
  UNREACHABLE(48),
  BAD_CONFIGURATION(49),
  INTERNAL(50),
  UNAVAILABLE(53),
  DIVERGED(64),
  BAD_DATA(65),
  NO_RESOURCES(66),
  TOO_MANY_FAILURES(67),
  KILLED(68);

  private final int exit;

  ErrorCode(int exit) {
    this.exit = exit;
  }

  /** The exit code of a process that ends for this reason. */
  public int exit() {
    return exit;
  }
}
