package org.plait.eval;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import org.plait.objective.ModelSpec;
import org.plait.objective.Scorer;

/**
 * What is measured for a kind of model: counts, which it keeps itself because whole numbers add in
 * any order, and real sums, which it only adds to arrays that {@link BlockSums} keeps.
 */
sealed interface Measure permits ClassMeasure, ValueMeasure, DistanceMeasure {

  static Measure of(ModelSpec spec, Scorer scorer) {
    return switch (spec.kind()) {
      case LOGISTIC, SOFTMAX -> new ClassMeasure(spec, scorer);
      case SQUARED -> new ValueMeasure();
      case KMEANS -> new DistanceMeasure();
    };
  }

  /** Number of real sums. */
  int sums();

  /**
   * Adds an example.
   *
   * @param margins of the example; may be overwritten
   * @param into the real sums of its block
   */
  void add(double label, double[] margins, double[] into);

  /** Adds the counts of another of the same kind. */
  void merge(Measure other);

  /** Puts the metrics of at least one row. */
  void report(long rows, double[] total, Map<String, Double> into);

  void write(DataOutput out) throws IOException;

  /** Replaces the counts by what {@link #write} wrote. */
  void read(DataInput in) throws IOException;
}
