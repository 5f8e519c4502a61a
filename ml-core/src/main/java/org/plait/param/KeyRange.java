package org.plait.param;

/** The keys [from, to) of a parameter space. */
public record KeyRange(long from, long to) {

  public KeyRange {
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("no key range: [" + from + ", " + to + ")");
    }
  }

  /** Number of keys; partitions are held in arrays, so at most 2^31 - 1 of them. */
  public int length() {
    return Math.toIntExact(to - from);
  }

  public boolean isEmpty() {
    return from == to;
  }

  public boolean contains(KeyRange other) {
    return from <= other.from && other.to <= to;
  }

  /** What this range and the other have in common; empty, at this range's start, if nothing. */
  public KeyRange intersect(KeyRange other) {
    long a = Math.max(from, other.from);
    long b = Math.min(to, other.to);
    return a < b ? new KeyRange(a, b) : new KeyRange(from, from);
  }

  @Override
  public String toString() {
    return "[" + from + ", " + to + ")";
  }
}
