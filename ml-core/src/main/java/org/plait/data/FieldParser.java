package org.plait.data;

import org.plait.base.PlaitException;

/** A number in a line, checked and scaled. One thread. */
final class FieldParser {
  private final NumberParser numbers = new NumberParser();

  /**
   * Reads the number at {@code at}, times {@code scale}.
   *
   * @return a finite number, never -0; NaN if there is none
   */
  double parse(Lines line, int at, int limit, double scale) {
    double value = numbers.parse(line.buffer(), at, limit) * scale + 0.0;
    return Math.abs(value) <= Double.MAX_VALUE ? value : Double.NaN;
  }

  /** Behind the last number. */
  int end() {
    return numbers.end();
  }

  /** The complaint about a field that {@link #parse} found to be no number. */
  static PlaitException bad(Lines line, int at) {
    int end = at;
    while (end < line.to() && !isBlank(line.buffer()[end])) {
      end++;
    }
    String text = end == at ? "nothing" : line.quote(at, end);
    return line.bad(
        at, text + " stands where a finite number is wanted", "Correct or remove the line.");
  }

  static boolean isBlank(byte b) {
    return b == ' ' || b == '\t';
  }

  /** The first position at or behind {@code from} that is not blank. */
  static int skipBlanks(byte[] bytes, int from, int limit) {
    int i = from;
    while (i < limit && isBlank(bytes[i])) {
      i++;
    }
    return i;
  }
}
