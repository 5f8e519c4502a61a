package org.plait.data;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import org.junit.function.ThrowingRunnable;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;

/** Expectations of failures that a user is told. */
final class ReadingFails {
  private ReadingFails() {}

  /** The action must fail with a code and one line that holds all the words. */
  static void with(ErrorCode code, ThrowingRunnable action, String... words) {
    PlaitException e = assertThrows(PlaitException.class, action);
    assertEquals(e.getMessage(), code, e.code());
    for (String word : words) {
      assertTrue(e.getMessage() + " lacks " + word, e.getMessage().contains(word));
    }
    assertEquals(e.getMessage(), 1, e.getMessage().lines().count());
  }
}
