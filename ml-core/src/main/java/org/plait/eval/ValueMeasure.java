package org.plait.eval;

import java.io.DataInput;
import java.io.DataOutput;
import java.util.Map;

/** Regression: errors, and the share of the labels' variance that the model explains. */
final class ValueMeasure implements Measure {
  private static final int SQUARES = 0;
  private static final int MAGNITUDES = 1;
  private static final int LABELS = 2;
  private static final int LABEL_SQUARES = 3;

  @Override
  public int sums() {
    return 4;
  }

  @Override
  public void add(double label, double[] margins, double[] into) {
    double error = label - margins[0];
    into[SQUARES] += error * error;
    into[MAGNITUDES] += Math.abs(error);
    into[LABELS] += label;
    into[LABEL_SQUARES] += label * label;
  }

  @Override
  public void merge(Measure other) {}

  @Override
  public void report(long rows, double[] total, Map<String, Double> into) {
    into.put("rmse", Math.sqrt(total[SQUARES] / rows));
    into.put("mae", total[MAGNITUDES] / rows);
    double spread = total[LABEL_SQUARES] - total[LABELS] / rows * total[LABELS];
    // Equal labels leave rounding errors of the sums, not a variance.
    if (spread > 1e-12 * total[LABEL_SQUARES]) {
      into.put("r2", 1 - total[SQUARES] / spread);
    }
  }

  @Override
  public void write(DataOutput out) {}

  @Override
  public void read(DataInput in) {}
}
