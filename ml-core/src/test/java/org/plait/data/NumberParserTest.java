package org.plait.data;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.doubles;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.Test;
import org.plait.base.CounterRandom;

public class NumberParserTest {
  private final NumberParser parser = new NumberParser();

  private double parse(String text) {
    byte[] bytes = ("@@" + text).getBytes(StandardCharsets.ISO_8859_1);
    return parser.parse(bytes, 2, bytes.length);
  }

  /** Bit for bit what the platform makes of the same text, to its last character. */
  private boolean agrees(String text) {
    long wanted = Double.doubleToRawLongBits(Double.parseDouble(text));
    return Double.doubleToRawLongBits(parse(text)) == wanted && parser.end() == text.length() + 2;
  }

  private void check(String text) {
    assertTrue(text + " gave " + parse(text) + " up to " + parser.end(), agrees(text));
  }

  @Test
  public void agreesWithThePlatformOnTheEdges() {
    for (String text :
        new String[] {
          "0",
          "-0",
          "+0",
          "0.0",
          "-0.0e5",
          "1",
          "-1",
          "+1",
          "1.",
          ".5",
          "-.5",
          "1e0",
          "1E+2",
          "1e-2",
          "123456789012345",
          "1234567890123456",
          "9007199254740992",
          "9007199254740993",
          "9007199254740994",
          "9007199254740993e1",
          "123456789012345678",
          "1234567890123456789",
          "12345678901234567890123456789",
          "0.1",
          "0.2",
          "0.3",
          "1e22",
          "1e23",
          "1e-22",
          "1e-23",
          "9007199254740992e22",
          "9007199254740992e-22",
          "9007199254740993e-22",
          "1.7976931348623157e308",
          "1.7976931348623159e308",
          "4.9e-324",
          "2.4e-324",
          "1e-400",
          "1e400",
          "-1e400",
          "2.2250738585072011e-308",
          "2.2250738585072014e-308",
          "0.000000000000000000000000000000000000001",
          "00000000000000000000000000001.5",
          "1e2147483648",
          "1e-2147483648",
          "1e99999999999999999999",
          "0e99999999999999999999",
          "0.1e1",
          "6.0221e+23",
          "3.141592653589793",
          "2.718281828459045",
          "1e+022",
          "5e-1"
        }) {
      check(text);
    }
  }

  @Test
  public void agreesWithThePlatformOnDoublesAsPrinted() {
    qt().withExamples(20_000)
        .forAll(doubles().any())
        .check(x -> Double.isNaN(x) || Double.isInfinite(x) || agrees(Double.toString(x)));
  }

  @Test
  public void agreesWithThePlatformOnFixedPoint() {
    qt().withExamples(5_000)
        .forAll(doubles().between(-1e6, 1e6), integers().between(0, 20))
        .check((x, places) -> agrees(String.format(Locale.ROOT, "%." + places + "f", x)));
  }

  @Test
  public void agreesWithThePlatformOnDigitsAndExponents() {
    qt().withExamples(20_000)
        .forAll(longs().all(), integers().between(-340, 340), integers().between(0, 19))
        .check(
            (digits, exponent, keep) -> {
              String text = Long.toString(digits);
              String head = text.substring(0, Math.min(text.length(), Math.max(2, keep)));
              String number = head.equals("-") ? "-1" : head;
              return agrees(number + "e" + exponent) && agrees(number + ".5e" + exponent);
            });
  }

  /** Halfway between two doubles, and a hair beside it: the hardest to round. */
  @Test
  public void agreesWithThePlatformAtTies() {
    CounterRandom random = new CounterRandom(20, 6);
    for (int i = 0; i < 2_000; i++) {
      double x = Double.longBitsToDouble(random.bits(i) & 0x7fffffffffffffffL);
      if (Double.isNaN(x) || Double.isInfinite(x) || Double.isInfinite(Math.nextUp(x))) {
        continue;
      }
      BigDecimal half = new BigDecimal(x).add(new BigDecimal(Math.nextUp(x)));
      String tie = half.divide(BigDecimal.valueOf(2)).toString();
      check(tie);
      check(tie.contains("E") ? tie.replace("E", "1E") : tie + "1");
    }
  }

  @Test
  public void stopsBehindTheNumber() {
    assertEquals(12.5, parse("12.5 7"), 0);
    assertEquals(6, parser.end());
    assertEquals(3, parse("3:4"), 0);
    assertEquals(3, parser.end());
    assertEquals(1, parse("1.2.3"), 0.2);
    assertEquals(5, parser.end());
    assertEquals(1, parse("1d"), 0);
    assertEquals(3, parser.end());
    assertEquals(0, parse("0x10"), 0);
    assertEquals(3, parser.end());
  }

  @Test
  public void findsNoNumberWhereThereIsNone() {
    for (String text :
        new String[] {
          "",
          " 1",
          "-",
          "+",
          ".",
          "-.",
          "e5",
          "x",
          "nan",
          "NaN",
          "inf",
          "Infinity",
          "1e",
          "1e+",
          "1e-x",
          "--1",
          "+-1"
        }) {
      assertTrue(text + " gave " + parse(text), Double.isNaN(parse(text)));
    }
  }

  @Test
  public void staysWithinItsLimit() {
    byte[] bytes = "1234.5e67".getBytes(StandardCharsets.ISO_8859_1);
    for (int limit = 1; limit <= bytes.length; limit++) {
      String text = new String(bytes, 0, limit, StandardCharsets.ISO_8859_1);
      double found = parser.parse(bytes, 0, limit);
      if (text.endsWith("e")) {
        assertTrue(Double.isNaN(found));
      } else {
        assertEquals(Double.parseDouble(text), found, 0);
        assertEquals(limit, parser.end());
      }
    }
  }
}
