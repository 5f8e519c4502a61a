package org.plait.eval;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.inference.MannWhitneyUTest;
import org.junit.Test;
import org.plait.base.CounterRandom;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;

public class RankCountsTest {
  private static final long SEED = 20261123;

  /** Scores with their classes, some equal. */
  private record Sample(double[] scores, boolean[] positive) {

    static Sample random(int rows, int distinct, long seed) {
      CounterRandom random = new CounterRandom(seed, 0);
      double[] scores = new double[rows];
      boolean[] positive = new boolean[rows];
      for (int i = 0; i < rows; i++) {
        long pick = random.below(3L * i, distinct);
        scores[i] = 8 * random.uniform(1_000_000 + pick) - 4;
        positive[i] = random.uniform(3L * i + 1) < 0.3 + 0.05 * scores[i];
      }
      return new Sample(scores, positive);
    }

    RankCounts counts(int cap) {
      return counts(cap, 0, scores.length);
    }

    RankCounts counts(int cap, int from, int to) {
      RankCounts counts = new RankCounts(cap);
      for (int i = from; i < to; i++) {
        counts.add(scores[i], positive[i]);
      }
      return counts;
    }

    /** The definition: share of pairs in which the positive scores higher, ties counted half. */
    double aucByPairs(int level) {
      double wins = 0;
      long pairs = 0;
      for (int p = 0; p < scores.length; p++) {
        for (int n = 0; n < scores.length; n++) {
          if (positive[p] && !positive[n]) {
            int order = Long.compare(cut(scores[p], level), cut(scores[n], level));
            wins += order > 0 ? 1 : order == 0 ? 0.5 : 0;
            pairs++;
          }
        }
      }
      return wins / pairs;
    }

    /** The definition of the level, by trying all. */
    int levelByTrial(int cap) {
      return IntStream.range(0, 64)
          .filter(
              level ->
                  Arrays.stream(scores).mapToLong(s -> cut(s, level)).distinct().count() <= cap)
          .findFirst()
          .orElseThrow();
    }

    private static long cut(double score, int level) {
      return RankCounts.key(score) >> level << level;
    }
  }

  @Test
  public void aucIsTheShareOfPairsInOrder() {
    for (int trial = 0; trial < 60; trial++) {
      Sample sample = Sample.random(120, 3 + 4 * trial, SEED + trial);
      assertEquals(
          "seed " + (SEED + trial),
          sample.aucByPairs(0),
          sample.counts(RankCounts.CAP).auc().orElseThrow(),
          1e-15);
    }
  }

  @Test
  public void aucIsTheStatisticOfMannAndWhitney() {
    Sample sample = Sample.random(900, 250, SEED);
    double[] up = scoresOf(sample, true);
    double[] down = scoresOf(sample, false);
    double larger = new MannWhitneyUTest().mannWhitneyU(up, down);
    double auc = sample.counts(RankCounts.CAP).auc().orElseThrow();
    assertEquals(larger / up.length / down.length, Math.max(auc, 1 - auc), 1e-12);
  }

  private static double[] scoresOf(Sample sample, boolean positive) {
    return IntStream.range(0, sample.scores().length)
        .filter(i -> sample.positive()[i] == positive)
        .mapToDouble(i -> sample.scores()[i])
        .toArray();
  }

  @Test
  public void perfectOrderIsOneAndReversedOrderZero() {
    RankCounts good = new RankCounts();
    RankCounts bad = new RankCounts();
    for (int i = -50; i < 50; i++) {
      good.add(i, i >= 0);
      bad.add(i, i < 0);
    }
    assertEquals(1.0, good.auc().orElseThrow(), 0);
    assertEquals(0.0, bad.auc().orElseThrow(), 0);
  }

  @Test
  public void equalScoresCountHalf() {
    RankCounts counts = new RankCounts();
    for (int i = 0; i < 10; i++) {
      counts.add(0.25, i < 3);
    }
    assertEquals(0.5, counts.auc().orElseThrow(), 0);
  }

  @Test
  public void bothZerosAreOneScore() {
    RankCounts counts = new RankCounts();
    counts.add(0.0, true);
    counts.add(-0.0, false);
    assertEquals(0.5, counts.auc().orElseThrow(), 0);
  }

  @Test
  public void aucOfOneClassIsAbsent() {
    RankCounts counts = new RankCounts();
    assertFalse(counts.auc().isPresent());
    counts.add(1, true);
    assertFalse(counts.auc().isPresent());
    counts.add(2, false);
    assertTrue(counts.auc().isPresent());
  }

  @Test
  public void keysAscendAsScoresDo() {
    double[] scores = {
      -Double.MAX_VALUE,
      -1e300,
      -2,
      -1.0000000000000002,
      -1,
      -Double.MIN_VALUE,
      0,
      Double.MIN_VALUE,
      1e-300,
      1,
      1.0000000000000002,
      3,
      Double.MAX_VALUE
    };
    for (int i = 1; i < scores.length; i++) {
      assertTrue(scores[i] + "", RankCounts.key(scores[i - 1]) < RankCounts.key(scores[i]));
    }
  }

  @Test
  public void levelIsTheSmallestAtWhichAllScoresFit() {
    for (int trial = 0; trial < 40; trial++) {
      int cap = 2 + (int) new CounterRandom(SEED, trial).below(0, 200);
      Sample sample = Sample.random(600, 500, SEED + trial);
      RankCounts counts = sample.counts(cap);
      String seed = "seed " + (SEED + trial) + ", cap " + cap;
      assertEquals(seed, sample.levelByTrial(cap), counts.level());
      assertEquals(seed, sample.aucByPairs(counts.level()), counts.auc().orElseThrow(), 1e-14);
    }
  }

  @Test
  public void groupingAndOrderOfMergesChangeNothing() throws IOException {
    for (int trial = 0; trial < 60; trial++) {
      long seed = SEED + 31L * trial;
      CounterRandom random = new CounterRandom(seed, 9);
      int cap = 2 + (int) random.below(0, 150);
      Sample sample = Sample.random(500, 400, seed);
      byte[] whole = bytes(sample.counts(cap));
      int pieces = 1 + (int) random.below(1, 9);
      RankCounts[] parts = new RankCounts[pieces];
      for (int p = 0; p < pieces; p++) {
        parts[p] = sample.counts(cap, 500 * p / pieces, 500 * (p + 1) / pieces);
      }
      int live = pieces;
      for (int draw = 2; live > 1; draw += 2) {
        int into = (int) random.below(draw, live);
        int from = (into + 1 + (int) random.below(draw + 1, live - 1)) % live;
        parts[into].merge(parts[from]);
        parts[from] = parts[live - 1];
        parts[live - 1] = null;
        live--;
      }
      assertTrue("seed " + seed, Arrays.equals(whole, bytes(parts[0])));
    }
  }

  @Test
  public void flushingInBetweenChangesNothing() throws IOException {
    Sample sample = Sample.random(400, 300, SEED);
    RankCounts often = new RankCounts(37);
    for (int i = 0; i < 400; i++) {
      often.add(sample.scores()[i], sample.positive()[i]);
      if (i % 7 == 0) {
        often.level();
      }
    }
    assertTrue(Arrays.equals(bytes(sample.counts(37)), bytes(often)));
  }

  @Test
  public void moreExamplesThanTheBufferHoldsAreAllCounted() {
    RankCounts counts = new RankCounts();
    int rows = 300_000;
    for (int i = 0; i < rows; i++) {
      counts.add(i % 1000, i % 2 == 0);
    }
    // Even scores are positive, odd ones negative: score 2k lies above k of the 500 odd scores.
    double expected = 500.0 * 499 / 2 / (500.0 * 500);
    assertEquals(expected, counts.auc().orElseThrow(), 1e-15);
  }

  @Test
  public void millionsOfDistinctScoresAreCoarsenedAlmostWithoutLoss() {
    CounterRandom random = new CounterRandom(SEED, 4);
    RankCounts counts = new RankCounts();
    int rows = 1_300_000;
    for (int i = 0; i < rows; i++) {
      double score = random.uniform(2L * i);
      counts.add(score, random.uniform(2L * i + 1) < score);
    }
    // P(positive | score s) = s gives the area 5/6; its deviation at this size is below 0.0005.
    assertEquals(5 / 6.0, counts.auc().orElseThrow(), 0.002);
    assertTrue("level " + counts.level(), counts.level() > 20 && counts.level() < 45);
  }

  @Test
  public void countsBeyondDoublePrecisionStayExact() throws IOException {
    long huge = (1L << 60) + 1;
    RankCounts counts = read(stream(0, new long[][] {{1, 0, huge}, {2, huge, 1}, {3, huge, 0}}), 8);
    // (2 h^2 + 3/2 h) / (2 h^2 + 2 h) is 1 to the last digit of a double.
    assertEquals(1.0, counts.auc().orElseThrow(), 1e-15);
  }

  @Test
  public void whatWasWrittenIsRead() throws IOException {
    Sample sample = Sample.random(500, 200, SEED);
    RankCounts counts = sample.counts(64);
    byte[] written = bytes(counts);
    RankCounts back = read(written, 64);
    assertEquals(counts.level(), back.level());
    assertEquals(counts.auc(), back.auc());
    assertTrue(Arrays.equals(written, bytes(back)));
  }

  @Test
  public void damagedCountsAreRefused() throws IOException {
    byte[][] damaged = {
      stream(-1, new long[][] {}),
      stream(53, new long[][] {}),
      stream(0, new long[][] {{2, 1, 1}, {2, 1, 1}}),
      stream(0, new long[][] {{2, 1, 1}, {1, 1, 1}}),
      stream(0, new long[][] {{2, -1, 1}}),
      stream(0, new long[][] {{2, 1, -1}}),
      stream(0, new long[9][]),
    };
    for (byte[] bytes : damaged) {
      PlaitException e = assertThrows(PlaitException.class, () -> read(bytes, 8));
      assertEquals(ErrorCode.BAD_DATA, e.code());
    }
  }

  @Test
  public void announcedLengthTakesNoMemoryBeforeItsContentsArrive() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeByte(0);
    out.writeInt(Integer.MAX_VALUE);
    assertThrows(EOFException.class, () -> read(bytes.toByteArray(), Integer.MAX_VALUE));
  }

  private static byte[] stream(int level, long[][] entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeByte(level);
    out.writeInt(entries.length);
    for (long[] entry : entries) {
      for (int i = 0; entry != null && i < 3; i++) {
        out.writeLong(entry[i]);
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] bytes(RankCounts counts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    counts.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static RankCounts read(byte[] bytes, int cap) throws IOException {
    RankCounts counts = new RankCounts(cap);
    counts.read(new DataInputStream(new ByteArrayInputStream(bytes)));
    return counts;
  }
}
