package org.plait.param;

/**
 * The keys of a model: {@code rows} rows (classes, centres) of {@code columns} features and {@code
 * extras} further slots (an intercept, a count) each. Key of (row, column) is {@code row * stride +
 * column}; the extras stand behind the columns and are never penalised.
 *
 * @param wholeRows whether a row may not be cut between partitions, because its update needs all of
 *     it (a centre needs its count)
 */
public record ParameterSpace(int rows, int columns, int extras, boolean wholeRows) {

  public ParameterSpace {
    if (rows < 1 || columns < 0 || extras < 0 || columns + extras < 1) {
      throw new IllegalArgumentException(
          "no parameter space: " + rows + " x (" + columns + " + " + extras + ")");
    }
  }

  /** Keys of one row. */
  public int stride() {
    return Math.addExact(columns, extras);
  }

  /** Number of keys. */
  public long size() {
    return (long) rows * stride();
  }

  public KeyRange all() {
    return new KeyRange(0, size());
  }

  /** Whether the regulariser applies to a key. */
  public boolean isPenalised(long key) {
    return key % stride() < columns;
  }
}
