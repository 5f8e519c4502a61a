package org.plait.data;

import java.nio.charset.StandardCharsets;

/**
 * Decimal numbers straight from bytes, with the bits of {@link Double#parseDouble}.
 *
 * <p>A number of at most 2^53 after its point is removed, scaled by at most 10^22 either way, takes
 * one exact multiplication or division, hence one correct rounding (Clinger, "How to read floating
 * point numbers accurately", PLDI 1990, section 3). All others go to {@code parseDouble}.
 *
 * <p>The grammar is {@code [+-] digits [. digits] [e [+-] digits]} with a digit before or behind
 * the point: no names of infinities, no hexadecimal, no type suffix. One thread.
 */
final class NumberParser {
  private static final double[] POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };
  private static final long EXACT = 1L << 53;
  private static final int LONG_DIGITS = 18;

  private int end;

  /** Where the last number ended: the first byte that is not part of it. */
  int end() {
    return end;
  }

  /**
   * Reads the longest number at {@code from}.
   *
   * @return the number, infinite if it is beyond doubles; NaN if there is none
   */
  double parse(byte[] bytes, int from, int limit) {
    int i = from;
    boolean negative = false;
    if (i < limit && (bytes[i] == '-' || bytes[i] == '+')) {
      negative = bytes[i] == '-';
      i++;
    }
    long mantissa = 0;
    int digit;
    int first = i;
    while (i < limit && (digit = bytes[i] - '0') >= 0 && digit <= 9) {
      mantissa = mantissa * 10 + digit;
      i++;
    }
    int digits = i - first;
    int exponent = 0;
    if (i < limit && bytes[i] == '.') {
      first = ++i;
      while (i < limit && (digit = bytes[i] - '0') >= 0 && digit <= 9) {
        mantissa = mantissa * 10 + digit;
        i++;
      }
      exponent = first - i;
      digits -= exponent;
    }
    end = i;
    if (digits == 0) {
      end = from;
      return Double.NaN;
    }
    if (i < limit && (bytes[i] | 0x20) == 'e') {
      int written = exponent(bytes, i + 1, limit);
      if (end == i) {
        return Double.NaN;
      }
      exponent += written;
    }
    if (digits <= LONG_DIGITS && mantissa <= EXACT && exponent >= -22 && exponent <= 22) {
      double value = exponent < 0 ? mantissa / POWERS[-exponent] : mantissa * POWERS[exponent];
      return negative ? -value : value;
    }
    return Double.parseDouble(new String(bytes, from, end - from, StandardCharsets.ISO_8859_1));
  }

  /** The exponent behind the {@code e}; moves {@link #end} behind it if it has a digit. */
  private int exponent(byte[] bytes, int from, int limit) {
    int i = from;
    boolean negative = false;
    if (i < limit && (bytes[i] == '-' || bytes[i] == '+')) {
      negative = bytes[i] == '-';
      i++;
    }
    int value = 0;
    int digit;
    while (i < limit && (digit = bytes[i] - '0') >= 0 && digit <= 9) {
      value = Math.min(value * 10 + digit, 100_000);
      end = ++i;
    }
    return negative ? -value : value;
  }
}
