package org.plait.base;

/**
 * Counter-based random numbers: a number depends on (seed, stream, counter) alone, never on how
 * many were drawn before or on which machine, so that a redone task draws what the lost one drew.
 *
 * <p>The mixing function is the 64-bit finaliser of SplitMix (Steele, Lea and Flood, OOPSLA 2014)
 * applied once to each input. Values are immutable and may be shared by threads.
 */
public record CounterRandom(long seed, long stream) {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  /** 64 uniform bits. */
  public long bits(long counter) {
    long h = mix(seed + GOLDEN);
    h = mix(h ^ (stream * GOLDEN + 0x632BE59BD9B4E019L));
    return mix(h ^ (counter * GOLDEN + GOLDEN));
  }

  /** Uniform in [0, 1), a multiple of 2^-53. */
  public double uniform(long counter) {
    return (bits(counter) >>> 11) * 0x1.0p-53;
  }

  /** Uniform in [0, bound); the bias is below bound / 2^63. */
  public long below(long counter, long bound) {
    if (bound <= 0) {
      throw new IllegalArgumentException("bound " + bound + " is not positive");
    }
    return (bits(counter) >>> 1) % bound;
  }

  private static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }
}
