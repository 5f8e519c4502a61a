package org.plait.batch;

import java.util.Arrays;

/**
 * A run of examples in compressed sparse rows: row r has label {@code label(r)}, weight {@code
 * weight(r)} and the entries {@code [start(r), end(r))} of {@link #indices()} and {@link
 * #values()}. Indices are 0-based, strictly ascending in a row.
 *
 * <p>The arrays belong to the batch, are longer than their contents, and are reused after {@link
 * #clear()}: whoever keeps examples beyond that copies them. One thread at a time fills; any number
 * may read what is filled.
 */
public final class MiniBatch {
  // The codec beside this class moves whole arrays in and out.
  double[] labels = new double[16];
  double[] weights = new double[16];
  int[] starts = new int[17];
  int[] indices = new int[256];
  double[] values = new double[256];
  int rows;
  int entries;

  /** Forgets all rows; keeps the memory. */
  public void clear() {
    rows = 0;
    entries = 0;
  }

  /** Appends an entry to the row under way, which {@link #endRow} completes. */
  public void add(int index, double value) {
    if (entries == indices.length) {
      int grown = grow(entries);
      indices = Arrays.copyOf(indices, grown);
      values = Arrays.copyOf(values, grown);
    }
    indices[entries] = index;
    values[entries++] = value;
  }

  /** Completes the row of the entries added since the last row. */
  public void endRow(double label, double weight) {
    if (rows == labels.length) {
      int grown = grow(rows);
      labels = Arrays.copyOf(labels, grown);
      weights = Arrays.copyOf(weights, grown);
      starts = Arrays.copyOf(starts, grown + 1);
    }
    labels[rows] = label;
    weights[rows] = weight;
    starts[++rows] = entries;
  }

  private static int grow(int length) {
    if (length >= Integer.MAX_VALUE - 16) {
      throw new IllegalStateException("a batch holds at most 2^31 entries");
    }
    return (int) Math.min(Integer.MAX_VALUE - 16L, length * 3L / 2 + 16);
  }

  /** Makes room for so many rows and entries in all; the contents are lost. */
  void reset(int wantedRows, int wantedEntries) {
    clear();
    if (labels.length < wantedRows) {
      labels = new double[wantedRows];
      weights = new double[wantedRows];
      starts = new int[wantedRows + 1];
    }
    if (indices.length < wantedEntries) {
      indices = new int[wantedEntries];
      values = new double[wantedEntries];
    }
  }

  /** Appends row {@code row} of another batch. */
  public void addRow(MiniBatch from, int row) {
    for (int i = from.start(row); i < from.end(row); i++) {
      add(from.indices[i], from.values[i]);
    }
    endRow(from.label(row), from.weight(row));
  }

  /** A copy in arrays of just the needed length, for whoever keeps examples in memory. */
  public MiniBatch compactCopy() {
    MiniBatch copy = new MiniBatch();
    copy.labels = Arrays.copyOf(labels, rows);
    copy.weights = Arrays.copyOf(weights, rows);
    copy.starts = Arrays.copyOf(starts, rows + 1);
    copy.indices = Arrays.copyOf(indices, entries);
    copy.values = Arrays.copyOf(values, entries);
    copy.rows = rows;
    copy.entries = entries;
    return copy;
  }

  public int rows() {
    return rows;
  }

  /** Number of stored entries of all rows. */
  public int entries() {
    return entries;
  }

  public double label(int row) {
    return labels[row];
  }

  public double weight(int row) {
    return weights[row];
  }

  public int start(int row) {
    return starts[row];
  }

  public int end(int row) {
    return starts[row + 1];
  }

  /** Column numbers; valid in [0, {@link #entries()}). The batch's own array: read only. */
  public int[] indices() {
    return indices;
  }

  /** Values beside {@link #indices()}. The batch's own array: read only. */
  public double[] values() {
    return values;
  }
}
