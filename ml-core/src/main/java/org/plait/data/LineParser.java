package org.plait.data;

/** Makes at most one example of a line. One thread. */
interface LineParser {

  /** Parses the line under way and appends its example to the block; BAD_DATA names the place. */
  void parse(Lines line, Block block);
}
