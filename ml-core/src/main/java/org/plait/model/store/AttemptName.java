package org.plait.model.store;

import java.util.regex.Pattern;

/** Names of attempts, which stand in the names of temporary folders. */
final class AttemptName {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,120}");

  private AttemptName() {}

  static String require(String attempt) {
    if (!NAME.matcher(attempt).matches()) {
      throw new IllegalArgumentException("no name of an attempt: " + attempt);
    }
    return attempt;
  }
}
