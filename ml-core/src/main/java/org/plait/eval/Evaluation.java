package org.plait.eval;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.EOFException;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;
import org.plait.batch.MiniBatch;
import org.plait.objective.ModelSpec;
import org.plait.objective.Scorer;

/**
 * The metrics of a model on examples, mergeable over tasks. Every row counts once, whatever its
 * weight in training. The metrics have the same bytes however the blocks were spread.
 *
 * <ul>
 *   <li>all: {@code rows}; {@code ignoredFeatures}, if any: stored values of features that the
 *       model does not know
 *   <li>logistic: {@code accuracy}, {@code correct}, {@code auc} (of the second label; absent if
 *       only one label occurs), {@code logLoss} (natural logarithm, mean); {@code
 *       aucScoreResolution} only if scores that differ by a relative amount below it were counted
 *       as ties, because there were too many to keep
 *   <li>softmax: {@code accuracy}, {@code correct}, {@code logLoss}
 *   <li>squared: {@code rmse}, {@code mae}, {@code r2} (absent if all labels are equal)
 *   <li>kmeans: {@code inertia} (sum of squared distances to the nearest centre), {@code
 *       meanSquaredDistance}
 * </ul>
 *
 * <p>Without rows there is only {@code rows}. One thread at a time.
 */
public final class Evaluation {
  private static final int FORMAT = 0x50454c31; // "PEL1"

  private final ModelSpec spec;
  private final Scorer scorer;
  private final double[] margins;
  private final Measure measure;
  private final BlockSums sums;
  private long rows;
  private long ignored;

  /** An evaluation without rows. */
  public Evaluation(ModelSpec spec) {
    this.spec = spec;
    this.scorer = spec.scorer();
    this.margins = new double[scorer.outputs()];
    this.measure = Measure.of(spec, scorer);
    this.sums = new BlockSums(measure.sums());
  }

  /**
   * Adds block {@code number}. Blocks ascend; the blocks of all evaluations that are merged are
   * numbered from 0 without gaps, those without rows included.
   *
   * @param parameters the model's parameters in key order; not changed
   * @throws PlaitException BAD_DATA for a label that the model does not know; DIVERGED if the model
   *     gives no number
   */
  public void add(long number, MiniBatch batch, double[] parameters) {
    double[] block = new double[measure.sums()];
    for (int row = 0; row < batch.rows(); row++) {
      scorer.margins(batch, row, parameters, margins);
      requireNumbers(number, row);
      measure.add(batch.label(row), margins, block);
      ignored += unknownFeatures(batch, row);
    }
    rows += batch.rows();
    sums.add(number, block, batch.rows());
  }

  private void requireNumbers(long block, int row) {
    for (double margin : margins) {
      if (!Double.isFinite(margin)) {
        throw new PlaitException(
            ErrorCode.DIVERGED,
            "The model gives " + margin + " for row " + row + " of block " + block + ".",
            "Scale the features (--scale), or train with a smaller learning rate.");
      }
    }
  }

  private int unknownFeatures(MiniBatch batch, int row) {
    int from = batch.end(row);
    while (from > batch.start(row) && batch.indices()[from - 1] >= spec.features()) {
      from--;
    }
    return batch.end(row) - from;
  }

  /** Adds an evaluation of the same model on later blocks; it must not be used afterwards. */
  public void merge(Evaluation later) {
    if (!later.spec.equals(spec)) {
      throw new IllegalArgumentException("evaluations of different models cannot be merged");
    }
    rows = Math.addExact(rows, later.rows);
    ignored = Math.addExact(ignored, later.ignored);
    measure.merge(later.measure);
    sums.merge(later.sums);
  }

  /**
   * The metrics by name, in a fixed order; all values are finite.
   *
   * @throws IllegalStateException if a block below the last one was not added
   */
  public Map<String, Double> metrics() {
    double[] total = sums.total();
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("rows", (double) rows);
    if (rows > 0) {
      measure.report(rows, total, metrics);
    }
    if (ignored > 0) {
      metrics.put("ignoredFeatures", (double) ignored);
    }
    return Collections.unmodifiableMap(metrics);
  }

  /** Number of examples that were added. */
  public long rows() {
    return rows;
  }

  /** Writes all that {@link #read} needs; blocks may be added afterwards. */
  public void write(DataOutput out) throws IOException {
    out.writeInt(FORMAT);
    out.writeUTF(spec.kind().id());
    out.writeInt(margins.length);
    out.writeLong(rows);
    out.writeLong(ignored);
    measure.write(out);
    sums.write(out);
  }

  /**
   * Reads an evaluation of a model.
   *
   * @throws PlaitException BAD_DATA if it is damaged or of another model
   */
  public static Evaluation read(DataInput in, ModelSpec spec) throws IOException {
    Evaluation read = new Evaluation(spec);
    try {
      read.readFields(in);
    } catch (EOFException | UTFDataFormatException e) {
      throw Damage.of("it ends too early or holds no text where it should");
    }
    return read;
  }

  private void readFields(DataInput in) throws IOException {
    if (in.readInt() != FORMAT) {
      throw Damage.of("it does not begin as an evaluation does");
    }
    String kind = in.readUTF();
    int outputs = in.readInt();
    if (!kind.equals(spec.kind().id()) || outputs != margins.length) {
      throw Damage.of("it is of another model");
    }
    rows = in.readLong();
    ignored = in.readLong();
    if (rows < 0 || ignored < 0) {
      throw Damage.of("it counts " + rows + " rows and " + ignored + " ignored features");
    }
    measure.read(in);
    sums.read(in);
    if (sums.rows() != rows) {
      throw Damage.of("it counts " + rows + " rows, its blocks " + sums.rows());
    }
  }
}
