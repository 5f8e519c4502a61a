package org.plait.eval;

import java.util.Arrays;

/** Score keys of single examples, gathered so that the sorted table is merged once for many. */
final class PendingScores {
  private final long[] positives;
  private final long[] negatives;
  private int positiveCount;
  private int negativeCount;

  PendingScores(int capacity) {
    positives = new long[capacity];
    negatives = new long[capacity];
  }

  void add(long key, boolean positive) {
    if (positive) {
      positives[positiveCount++] = key;
    } else {
      negatives[negativeCount++] = key;
    }
  }

  boolean isFull() {
    return positiveCount == positives.length || negativeCount == negatives.length;
  }

  boolean isEmpty() {
    return positiveCount == 0 && negativeCount == 0;
  }

  /** The counts of all keys; forgets them. */
  ScoreTable drain() {
    ScoreTable up = counted(positives, positiveCount);
    ScoreTable down = counted(negatives, negativeCount).swapped();
    positiveCount = 0;
    negativeCount = 0;
    return up.plus(down);
  }

  private static ScoreTable counted(long[] keys, int count) {
    Arrays.sort(keys, 0, count);
    long[] distinct = new long[count];
    long[] times = new long[count];
    int size = 0;
    for (int i = 0; i < count; i++) {
      if (size == 0 || keys[i] != distinct[size - 1]) {
        distinct[size++] = keys[i];
      }
      times[size - 1]++;
    }
    return new ScoreTable(distinct, times, new long[count], size);
  }
}
