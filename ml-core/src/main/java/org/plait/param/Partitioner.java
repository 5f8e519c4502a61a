package org.plait.param;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a parameter space into contiguous key ranges of almost equal length, one a partition, never
 * through a row that must stay whole.
 */
public final class Partitioner {
  private final List<KeyRange> ranges;

  /**
   * @param wanted how many partitions to make; fewer where there are fewer keys (or whole rows)
   */
  public Partitioner(ParameterSpace space, int wanted) {
    if (wanted < 1) {
      throw new IllegalArgumentException("at least one partition, not " + wanted);
    }
    long granule = space.wholeRows() ? space.stride() : 1;
    long granules = space.size() / granule;
    int count = (int) Math.min(wanted, granules);
    List<KeyRange> cut = new ArrayList<>(count);
    for (int k = 0; k < count; k++) {
      cut.add(
          new KeyRange(
              Math.multiplyExact(granules, (long) k) / count * granule,
              Math.multiplyExact(granules, k + 1L) / count * granule));
    }
    ranges = List.copyOf(cut);
  }

  public int partitions() {
    return ranges.size();
  }

  public KeyRange range(int partition) {
    return ranges.get(partition);
  }

  public List<KeyRange> ranges() {
    return ranges;
  }
}
