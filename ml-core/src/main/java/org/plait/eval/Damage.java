package org.plait.eval;

import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;

/** What is wrong with an evaluation that was read. */
final class Damage {
  private Damage() {}

  static PlaitException of(String why) {
    return new PlaitException(
        ErrorCode.BAD_DATA,
        "An evaluation that a task wrote is damaged: " + why + ".",
        "Run the evaluation again; if it happens twice, look for a failing disk or network.");
  }
}
