package org.plait.base;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.Set;
import org.apache.commons.math3.distribution.UniformRealDistribution;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.Test;

public class CounterRandomTest {
  private static final BigInteger TWO_64 = BigInteger.ONE.shiftLeft(64);
  private static final BigInteger GOLDEN = new BigInteger("9E3779B97F4A7C15", 16);

  @Test
  public void drawsTheNumbersThatWereDrawnWhenTheFormatWasFixed() {
    assertEquals(0x5f8bb9acd71360b0L, new CounterRandom(0, 0).bits(0));
    assertEquals(0x20a2118055536bf0L, new CounterRandom(0, 0).bits(1));
    assertEquals(0x80fe2289c2db616aL, new CounterRandom(42, 7).bits(1_000_000));
    assertEquals(0x13f6c9b89527ffb5L, new CounterRandom(-1, -1).bits(-1));
    assertEquals(0x8a1237a605c49904L, new CounterRandom(1L << 62, 3).bits(Long.MAX_VALUE));
  }

  /** The same recipe in arbitrary precision, reduced modulo 2^64 after each operation. */
  @Test
  public void agreesWithTheRecipeInArbitraryPrecision() {
    qt().forAll(longs().all(), longs().all(), longs().all())
        .check(
            (seed, stream, counter) ->
                new CounterRandom(seed, stream).bits(counter) == reference(seed, stream, counter));
  }

  private static long reference(long seed, long stream, long counter) {
    BigInteger h = mix(BigInteger.valueOf(seed).add(GOLDEN));
    BigInteger streamTerm =
        BigInteger.valueOf(stream).multiply(GOLDEN).add(new BigInteger("632BE59BD9B4E019", 16));
    h = mix(h.xor(streamTerm.mod(TWO_64)));
    return mix(h.xor(BigInteger.valueOf(counter).multiply(GOLDEN).add(GOLDEN).mod(TWO_64)))
        .longValue();
  }

  private static BigInteger mix(BigInteger value) {
    BigInteger z = value.mod(TWO_64);
    z = z.xor(z.shiftRight(30)).multiply(new BigInteger("BF58476D1CE4E5B9", 16)).mod(TWO_64);
    z = z.xor(z.shiftRight(27)).multiply(new BigInteger("94D049BB133111EB", 16)).mod(TWO_64);
    return z.xor(z.shiftRight(31));
  }

  @Test
  public void aNumberDoesNotDependOnTheOrderOfDraws() {
    CounterRandom random = new CounterRandom(17, 4);
    long[] upwards = new long[1000];
    for (int i = 0; i < upwards.length; i++) {
      upwards[i] = random.bits(i);
    }
    for (int i = upwards.length - 1; i >= 0; i--) {
      assertEquals(upwards[i], new CounterRandom(17, 4).bits(i));
    }
  }

  @Test
  public void numbersOfNeighbouringSeedsStreamsAndCountersAllDiffer() {
    Set<Long> seen = new HashSet<>();
    for (long seed = -10; seed < 10; seed++) {
      for (long stream = -10; stream < 10; stream++) {
        for (long counter = 0; counter < 50; counter++) {
          seen.add(new CounterRandom(seed, stream).bits(counter));
        }
      }
    }
    assertEquals(20 * 20 * 50, seen.size());
  }

  @Test
  public void uniformNumbersFillTheUnitIntervalEvenly() {
    for (long seed : new long[] {0, 1, 2026}) {
      CounterRandom random = new CounterRandom(seed, 1);
      double[] sample = new double[20_000];
      for (int i = 0; i < sample.length; i++) {
        sample[i] = random.uniform(i);
        assertTrue(sample[i] >= 0 && sample[i] < 1);
      }
      double p =
          new KolmogorovSmirnovTest()
              .kolmogorovSmirnovTest(new UniformRealDistribution(0, 1), sample);
      assertTrue("seed " + seed + ": p = " + p, p > 1e-4);
    }
  }

  @Test
  public void aUniformNumberIsTheUpperBitsOverTwoToThe53() {
    CounterRandom random = new CounterRandom(3, 9);
    for (long i = 0; i < 1000; i++) {
      assertEquals((double) (random.bits(i) >>> 11), random.uniform(i) * 0x1.0p53, 0);
    }
  }

  @Test
  public void boundedNumbersAreEvenAndInRange() {
    for (int bound : new int[] {1, 2, 3, 7, 10, 64, 100}) {
      long[] counts = new long[bound];
      for (int i = 0; i < 1000 * bound; i++) {
        counts[Math.toIntExact(new CounterRandom(5, bound).below(i, bound))]++;
      }
      if (bound > 1) {
        double[] expected = new double[bound];
        java.util.Arrays.fill(expected, 1000);
        double p = new ChiSquareTest().chiSquareTest(expected, counts);
        assertTrue("bound " + bound + ": p = " + p, p > 1e-4);
      }
    }
  }

  @Test
  public void eachBitIsSetHalfOfTheTime() {
    int n = 10_000;
    int[] ones = new int[64];
    for (int i = 0; i < n; i++) {
      long bits = new CounterRandom(99, 0).bits(i);
      for (int b = 0; b < 64; b++) {
        ones[b] += (int) (bits >>> b & 1);
      }
    }
    for (int b = 0; b < 64; b++) {
      // Five standard deviations of a binomial with p = 1/2.
      assertEquals("bit " + b, n / 2.0, ones[b], 5 * Math.sqrt(n) / 2);
    }
  }

  /** The avalanche: one changed bit of any input changes about half of the output. */
  @Test
  public void oneChangedBitOfAnInputChangesHalfOfTheOutput() {
    for (int b = 0; b < 64; b++) {
      long bit = 1L << b;
      double[] changed = new double[3];
      int n = 200;
      for (int i = 0; i < n; i++) {
        long s = 1000L + i;
        long at = new CounterRandom(s, 5).bits(7);
        changed[0] += Long.bitCount(at ^ new CounterRandom(s ^ bit, 5).bits(7));
        changed[1] += Long.bitCount(at ^ new CounterRandom(s, 5 ^ bit).bits(7));
        changed[2] += Long.bitCount(at ^ new CounterRandom(s, 5).bits(7 ^ bit));
      }
      for (double c : changed) {
        assertEquals("input bit " + b, 32, c / n, 5 * 4 / Math.sqrt(n));
      }
    }
  }

  @Test
  public void largeBoundsStayInRange() {
    qt().forAll(longs().all(), longs().between(1, Long.MAX_VALUE))
        .check(
            (counter, bound) -> {
              long drawn = new CounterRandom(1, 2).below(counter, bound);
              return drawn >= 0 && drawn < bound;
            });
  }

  @Test
  public void aBoundThatIsNotPositiveIsRefused() {
    CounterRandom random = new CounterRandom(0, 0);
    for (long bound : new long[] {0, -1, Long.MIN_VALUE}) {
      assertThrows(IllegalArgumentException.class, () -> random.below(0, bound));
    }
  }
}
