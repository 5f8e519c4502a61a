package org.plait.eval;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;
import org.plait.objective.Losses;
import org.plait.objective.ModelKind;
import org.plait.objective.ModelSpec;
import org.plait.objective.Scorer;

/** Classifiers: how many labels are right, the log loss and, for two classes, the ranks. */
final class ClassMeasure implements Measure {
  private static final int SHOWN = 10;

  private final ModelSpec spec;
  private final Scorer scorer;
  private final boolean binary;
  private final RankCounts ranks = new RankCounts();
  private long correct;

  ClassMeasure(ModelSpec spec, Scorer scorer) {
    this.spec = spec;
    this.scorer = scorer;
    this.binary = spec.kind() == ModelKind.LOGISTIC;
  }

  @Override
  public int sums() {
    return 1;
  }

  @Override
  public void add(double label, double[] margins, double[] into) {
    int target = spec.classOf(label);
    if (target < 0) {
      throw unknown(label);
    }
    if (scorer.label(margins) == spec.labels().get(target)) {
      correct++;
    }
    if (binary) {
      ranks.add(margins[0], target == 1);
    }
    into[0] += loss(target, margins);
  }

  /**
   * From margins, not probabilities: those of a confident mistake are 0, their logarithm is not.
   */
  private double loss(int target, double[] margins) {
    if (binary) {
      return Losses.logistic(target == 1 ? margins[0] : -margins[0]);
    }
    return Losses.softmax(margins, target);
  }

  private PlaitException unknown(double label) {
    List<Double> known = spec.labels();
    String list =
        known.size() <= SHOWN
            ? known.toString()
            : known.subList(0, SHOWN) + " and " + (known.size() - SHOWN) + " more";
    return new PlaitException(
        ErrorCode.BAD_DATA,
        "The data has the label " + label + "; the model knows only " + list + ".",
        "Check that the data belongs to the model (--label-column, --label-scale), or train on all"
            + " labels.");
  }

  @Override
  public void merge(Measure other) {
    ClassMeasure more = (ClassMeasure) other;
    correct = Math.addExact(correct, more.correct);
    ranks.merge(more.ranks);
  }

  @Override
  public void report(long rows, double[] total, Map<String, Double> into) {
    into.put("accuracy", (double) correct / rows);
    into.put("correct", (double) correct);
    if (binary) {
      ranks.auc().ifPresent(auc -> into.put("auc", auc));
    }
    into.put("logLoss", total[0] / rows);
    if (ranks.level() > 0) {
      into.put("aucScoreResolution", Math.scalb(1.0, ranks.level() - 52));
    }
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeLong(correct);
    ranks.write(out);
  }

  @Override
  public void read(DataInput in) throws IOException {
    correct = in.readLong();
    if (correct < 0) {
      throw Damage.of("it counts " + correct + " correct rows");
    }
    ranks.read(in);
  }
}
