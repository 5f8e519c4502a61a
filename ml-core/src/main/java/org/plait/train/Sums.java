package org.plait.train;

import java.util.List;
import org.plait.param.ParameterPartition;

/** Putting together what partitions hold. */
final class Sums {
  private Sums() {}

  /** The kept sums of all partitions in key order, in a new array. */
  static double[] gather(List<ParameterPartition> partitions) {
    int size = partitions.stream().mapToInt(p -> p.range().length()).sum();
    double[] all = new double[size];
    for (ParameterPartition p : partitions) {
      System.arraycopy(p.slots()[0], 0, all, Math.toIntExact(p.range().from()), p.range().length());
    }
    return all;
  }
}
