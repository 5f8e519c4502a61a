package org.plait.data;

import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.BlockLocation;
import org.plait.model.store.StoreFailure;

/** Counts which hosts store most of some bytes. */
final class HostCount {
  private static final int MAX_HOSTS = 3;

  private final Map<String, Long> stored = new LinkedHashMap<>();

  /**
   * Counts the bytes [start, start + length) of a file.
   *
   * @param locations of that file's blocks, or of all that meet the range
   */
  void add(BlockLocation[] locations, long start, long length) {
    long end = start + length < start ? Long.MAX_VALUE : start + length;
    for (BlockLocation each : locations) {
      long common =
          Math.min(end, each.getOffset() + each.getLength()) - Math.max(start, each.getOffset());
      if (common > 0) {
        addHosts(each, common);
      }
    }
  }

  private void addHosts(BlockLocation location, long bytes) {
    try {
      for (String host : location.getHosts()) {
        // What local file systems answer; a scheduler would wait for such a machine.
        if (!host.equals("localhost")) {
          stored.merge(host, bytes, Long::sum);
        }
      }
    } catch (IOException e) {
      throw StoreFailure.of("Locating blocks", e);
    }
  }

  /** Most bytes first; ties in the order in which they were met. */
  List<String> best() {
    return stored.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .limit(MAX_HOSTS)
        .map(Map.Entry::getKey)
        .toList();
  }
}
