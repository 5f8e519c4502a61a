package org.plait.eval;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * How many positive and negative examples had which score, for the area under the ROC curve by its
 * rank statistic: the probability that a positive example scores above a negative one, ties counted
 * half (Mann and Whitney, Ann. Math. Stat. 18, 1947; Hanley and McNeil, Radiology 143, 1982).
 *
 * <p>Exact as long as there are at most {@code cap} distinct scores. Above, scores are cut to fewer
 * leading bits: as many as are left at the smallest <em>level</em> (number of dropped bits) at
 * which all distinct scores fit. The level needed by a set never falls when the set grows, and
 * counts cut to one level and then to a higher one are the counts cut to the higher one; so the
 * result depends on the examples alone, not on the order or grouping in which they were added.
 *
 * <p>One thread at a time.
 */
final class RankCounts {
  /** Distinct scores that are told apart in full: 24 MB of counts. */
  static final int CAP = 1 << 20;

  private static final int PENDING = 1 << 16;
  private static final MathContext DIGITS = new MathContext(25);

  private final int cap;
  private ScoreTable table = ScoreTable.EMPTY;
  private int level;
  private final PendingScores pending = new PendingScores(PENDING);

  RankCounts() {
    this(CAP);
  }

  /**
   * @param cap at least 4096, so that signs and exponents always fit
   */
  RankCounts(int cap) {
    this.cap = cap;
  }

  /** Counts an example; its score is not NaN. */
  void add(double score, boolean positive) {
    pending.add(key(score), positive);
    if (pending.isFull()) {
      flush();
    }
  }

  /** Adds all counts of another, which stays as it is in value. */
  void merge(RankCounts other) {
    flush();
    other.flush();
    absorb(other.table, other.level);
  }

  /** How many low bits of the scores were dropped; 0 if none. */
  int level() {
    flush();
    return level;
  }

  /** The area under the curve, correctly rounded; empty if a class has no example. */
  OptionalDouble auc() {
    flush();
    long positives = 0;
    long negatives = 0;
    BigInteger twice = BigInteger.ZERO;
    for (int i = 0; i < table.size(); i++) {
      long below = Math.addExact(Math.multiplyExact(2, negatives), table.negatives(i));
      twice = twice.add(product(table.positives(i), below));
      positives = Math.addExact(positives, table.positives(i));
      negatives = Math.addExact(negatives, table.negatives(i));
    }
    if (positives == 0 || negatives == 0) {
      return OptionalDouble.empty();
    }
    BigInteger pairs = product(positives, negatives).shiftLeft(1);
    return OptionalDouble.of(
        new BigDecimal(twice).divide(new BigDecimal(pairs), DIGITS).doubleValue());
  }

  private static BigInteger product(long a, long b) {
    return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
  }

  private void flush() {
    if (!pending.isEmpty()) {
      absorb(pending.drain(), 0);
    }
  }

  private void absorb(ScoreTable other, int otherLevel) {
    int common = Math.max(level, otherLevel);
    ScoreTable merged = table.coarsened(common).plus(other.coarsened(common));
    level = Math.max(common, merged.levelFor(cap));
    table = merged.coarsened(level);
  }

  /** Bits whose order as a signed integer is the order of the scores; both zeros are one. */
  static long key(double score) {
    long bits = Double.doubleToLongBits(score + 0.0);
    return bits ^ ((bits >> 63) & Long.MAX_VALUE);
  }

  void write(DataOutput out) throws IOException {
    flush();
    out.writeByte(level);
    out.writeInt(table.size());
    for (int i = 0; i < table.size(); i++) {
      out.writeLong(table.key(i));
      out.writeLong(table.positives(i));
      out.writeLong(table.negatives(i));
    }
  }

  /** Replaces the counts by what {@link #write} wrote with the same cap. */
  void read(DataInput in) throws IOException {
    int readLevel = in.readByte();
    int size = in.readInt();
    if (readLevel < 0 || readLevel > 52 || size < 0 || size > cap) {
      throw Damage.of("it announces " + size + " scores with " + readLevel + " bits dropped");
    }
    level = readLevel;
    // Grows as scores arrive: an announced length alone must not take memory.
    long[] keys = new long[Math.min(size, 1024)];
    long[] positives = new long[keys.length];
    long[] negatives = new long[keys.length];
    for (int i = 0; i < size; i++) {
      if (i == keys.length) {
        int grown = Math.min(size, 2 * i);
        keys = Arrays.copyOf(keys, grown);
        positives = Arrays.copyOf(positives, grown);
        negatives = Arrays.copyOf(negatives, grown);
      }
      keys[i] = in.readLong();
      positives[i] = in.readLong();
      negatives[i] = in.readLong();
      if (positives[i] < 0 || negatives[i] < 0 || (i > 0 && keys[i] <= keys[i - 1])) {
        throw Damage.of("the scores do not ascend or a count is negative");
      }
    }
    table = new ScoreTable(keys, positives, negatives, size);
  }
}
