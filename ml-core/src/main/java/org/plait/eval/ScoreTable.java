package org.plait.eval;

/**
 * Counts of positive and negative examples by score key, keys strictly ascending. Immutable; any
 * thread.
 */
final class ScoreTable {
  static final ScoreTable EMPTY = new ScoreTable(new long[0], new long[0], new long[0], 0);

  private final long[] keys;
  private final long[] positives;
  private final long[] negatives;
  private final int size;

  /** A table over arrays that it takes over. */
  ScoreTable(long[] keys, long[] positives, long[] negatives, int size) {
    this.keys = keys;
    this.positives = positives;
    this.negatives = negatives;
    this.size = size;
  }

  int size() {
    return size;
  }

  long key(int i) {
    return keys[i];
  }

  long positives(int i) {
    return positives[i];
  }

  long negatives(int i) {
    return negatives[i];
  }

  /** The same scores with the classes exchanged. */
  ScoreTable swapped() {
    return new ScoreTable(keys, negatives, positives, size);
  }

  /** The counts of both tables. */
  ScoreTable plus(ScoreTable other) {
    int capacity = Math.addExact(size, other.size);
    Builder sum = new Builder(capacity);
    int a = 0;
    int b = 0;
    while (a < size || b < other.size) {
      if (b == other.size || (a < size && keys[a] <= other.keys[b])) {
        sum.add(keys[a], positives[a], negatives[a]);
        a++;
      } else {
        sum.add(other.keys[b], other.positives[b], other.negatives[b]);
        b++;
      }
    }
    return sum.build();
  }

  /** The counts after the lowest {@code level} bits of every key are cleared. */
  ScoreTable coarsened(int level) {
    if (level == 0) {
      return this;
    }
    Builder coarse = new Builder(size);
    for (int i = 0; i < size; i++) {
      coarse.add(keys[i] >> level << level, positives[i], negatives[i]);
    }
    return coarse.build();
  }

  /**
   * The smallest level at which at most {@code cap} keys are distinct. Two neighbours become one at
   * the level above their highest differing bit, so one walk counts the keys left at every level.
   */
  int levelFor(int cap) {
    if (size <= cap) {
      return 0;
    }
    int[] joins = new int[Long.SIZE + 1];
    for (int i = 1; i < size; i++) {
      joins[Long.SIZE - Long.numberOfLeadingZeros(keys[i] ^ keys[i - 1])]++;
    }
    int distinct = size;
    int level = 0;
    while (distinct > cap) {
      level++;
      distinct -= joins[level];
    }
    return level;
  }

  private static final class Builder {
    private final long[] keys;
    private final long[] positives;
    private final long[] negatives;
    private int size;

    Builder(int capacity) {
      keys = new long[capacity];
      positives = new long[capacity];
      negatives = new long[capacity];
    }

    /** Adds counts of a key that is the last one or above it. */
    void add(long key, long positive, long negative) {
      if (size == 0 || keys[size - 1] != key) {
        keys[size++] = key;
      }
      positives[size - 1] = Math.addExact(positives[size - 1], positive);
      negatives[size - 1] = Math.addExact(negatives[size - 1], negative);
    }

    ScoreTable build() {
      return new ScoreTable(keys, positives, negatives, size);
    }
  }
}
