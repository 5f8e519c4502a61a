package org.plait.model;

import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;

/** Why files are not read. */
final class Refusal {
  private Refusal() {}

  static PlaitException damaged(Folder folder, String name, String why) {
    return damaged(folder.where() + "/" + name, why);
  }

  static PlaitException damaged(String file, String why) {
    return new PlaitException(
        ErrorCode.BAD_DATA,
        "The file " + file + " is damaged: " + why + ".",
        "Restore it from a copy, or train again.");
  }
}
