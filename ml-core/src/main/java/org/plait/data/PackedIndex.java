package org.plait.data;

import java.util.List;

/**
 * What a part of packed data, or all of its parts together, holds.
 *
 * @param version of the format, {@link #VERSION}
 * @param runs of blocks
 * @param summary of the examples
 */
record PackedIndex(int version, List<PackedRun> runs, DataSummary summary) {
  /** Raised whenever packed data of old cannot be read, or would be packed differently, now. */
  static final int VERSION = 1;

  PackedIndex {
    runs = List.copyOf(runs);
  }
}
