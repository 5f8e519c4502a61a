package org.plait.eval;

import java.io.DataInput;
import java.io.DataOutput;
import java.util.Map;

/** Clustering: squared distances to the nearest centres. */
final class DistanceMeasure implements Measure {

  @Override
  public int sums() {
    return 1;
  }

  @Override
  public void add(double label, double[] margins, double[] into) {
    double nearest = margins[0];
    for (double distance : margins) {
      nearest = Math.min(nearest, distance);
    }
    into[0] += nearest;
  }

  @Override
  public void merge(Measure other) {}

  @Override
  public void report(long rows, double[] total, Map<String, Double> into) {
    into.put("inertia", total[0]);
    into.put("meanSquaredDistance", total[0] / rows);
  }

  @Override
  public void write(DataOutput out) {}

  @Override
  public void read(DataInput in) {}
}
