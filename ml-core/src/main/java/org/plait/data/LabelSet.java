package org.plait.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Distinct labels in ascending order, until there are too many to be classes. One thread. */
final class LabelSet {
  private double[] sorted = new double[16];
  private int size;
  private boolean many;

  /** Adds a label that is not NaN. */
  void add(double label) {
    if (many) {
      return;
    }
    // -0 and 0 are one label.
    double value = label + 0.0;
    int at = Arrays.binarySearch(sorted, 0, size, value);
    if (at < 0) {
      insert(-at - 1, value);
    }
  }

  private void insert(int at, double value) {
    if (size == DataSummary.MAX_LABELS) {
      overflow();
      return;
    }
    if (size == sorted.length) {
      sorted = Arrays.copyOf(sorted, 2 * size);
    }
    System.arraycopy(sorted, at, sorted, at + 1, size - at);
    sorted[at] = value;
    size++;
  }

  /** There are too many. */
  void overflow() {
    many = true;
    size = 0;
  }

  boolean many() {
    return many;
  }

  List<Double> toList() {
    List<Double> list = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      list.add(sorted[i]);
    }
    return list;
  }
}
