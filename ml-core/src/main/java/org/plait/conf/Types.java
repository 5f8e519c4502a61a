package org.plait.conf;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoublePredicate;
import java.util.regex.Pattern;

/** The types that keys are made of. */
final class Types {
  private static final Pattern BYTES = Pattern.compile("(\\d{1,18})([kmg]?)b?");

  private Types() {}

  static ValueType<String> text(String description) {
    return new ValueType<>(
        description,
        text -> {
          require(!text.isEmpty());
          return text;
        });
  }

  static ValueType<Boolean> yesNo() {
    return new ValueType<>(
        "true or false",
        text -> {
          require(text.equals("true") || text.equals("false"));
          return text.equals("true");
        });
  }

  static ValueType<String> choice(String... names) {
    List<String> all = List.of(names);
    return new ValueType<>(
        all.size() == 1 ? all.get(0) : "one of " + String.join(", ", all),
        text -> {
          require(all.contains(text));
          return text;
        });
  }

  static ValueType<Integer> integer(int min, int max) {
    String range =
        max == Integer.MAX_VALUE ? "of at least " + min : "between " + min + " and " + max;
    return new ValueType<>(
        "a whole number " + range,
        text -> {
          int value = Integer.parseInt(text);
          require(value >= min && value <= max);
          return value;
        });
  }

  static ValueType<Long> anyLong() {
    return new ValueType<>("a whole number of 64 bits", Long::valueOf);
  }

  /** A finite number, or a quotient of two such as {@code 1/255}. */
  static ValueType<Double> number(String range, DoublePredicate allowed) {
    return new ValueType<>(
        "a number" + (range.isEmpty() ? "" : " " + range),
        text -> {
          double value = quotient(text);
          require(Double.isFinite(value) && allowed.test(value));
          return value;
        });
  }

  /** A number of at least 0, or {@code 1/n}, which is kept until the rows are counted. */
  static ValueType<String> numberOrOneOverRows() {
    return new ValueType<>(
        "a number of at least 0, or 1/n",
        text -> {
          if (text.equals("1/n")) {
            return text;
          }
          double value = quotient(text);
          require(Double.isFinite(value) && value >= 0);
          return Double.toString(value);
        });
  }

  /** {@code full} becomes 0. */
  static ValueType<Integer> rowsOrFull() {
    ValueType<Integer> rows = integer(1, Integer.MAX_VALUE);
    return new ValueType<>(
        "a number of rows of at least 1, or full",
        text -> text.equals("full") ? Integer.valueOf(0) : rows.parse(text));
  }

  /** Bytes with an optional unit: {@code 64k}, {@code 4m}, {@code 1g} (powers of 1024). */
  static ValueType<Long> bytes(long min, long max) {
    return new ValueType<>(
        "a number of bytes between " + min + " and " + max + " (k, m and g are understood)",
        text -> {
          var match = BYTES.matcher(text.toLowerCase(Locale.ROOT));
          require(match.matches());
          String unit = match.group(2);
          int shift = unit.isEmpty() ? 0 : 10 * (1 + "kmg".indexOf(unit));
          long number = Long.parseLong(match.group(1));
          require(number <= max >> shift);
          long value = number << shift;
          require(value >= min);
          return value;
        });
  }

  /** Words between commas; empty words are not allowed. */
  static ValueType<List<String>> list(String description) {
    return new ValueType<>(
        description,
        text -> {
          List<String> words = Arrays.stream(text.split(",", -1)).map(String::trim).toList();
          require(words.stream().noneMatch(String::isEmpty));
          return words;
        });
  }

  private static double quotient(String text) {
    int slash = text.indexOf('/');
    return slash < 0
        ? Double.parseDouble(text)
        : Double.parseDouble(text.substring(0, slash))
            / Double.parseDouble(text.substring(slash + 1));
  }

  private static void require(boolean fits) {
    if (!fits) {
      throw new IllegalArgumentException("the text does not fit");
    }
  }
}
