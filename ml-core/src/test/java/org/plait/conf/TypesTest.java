package org.plait.conf;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.List;
import org.junit.Test;

public class TypesTest {

  private static <T> void reads(ValueType<T> type, String text, T value) {
    assertEquals(text, value, type.parse(text));
  }

  private static void refuses(ValueType<?> type, String... texts) {
    for (String text : texts) {
      assertThrows(text, IllegalArgumentException.class, () -> type.parse(text));
    }
  }

  @Test
  public void numbersAreFiniteAndInRange() {
    ValueType<Double> share = Types.number("between 0 and 1", x -> x > 0 && x < 1);
    reads(share, "0.25", 0.25);
    reads(share, "1e-6", 1e-6);
    reads(share, "1/255", 1.0 / 255);
    reads(share, "1 / 4", 0.25);
    refuses(share, "0", "1", "-0.5", "NaN", "Infinity", "1/0", "a half", "", "1/2/4", "/2");
  }

  @Test
  public void aWeightMayBeOneOverTheRows() {
    ValueType<String> type = Types.numberOrOneOverRows();
    reads(type, "1/n", "1/n");
    reads(type, "0", "0.0");
    reads(type, "1/4", "0.25");
    reads(type, " 1e-4 ", "1.0E-4");
    refuses(type, "-1", "n", "1/m", "NaN", "Infinity", "");
  }

  @Test
  public void bytesHaveUnits() {
    ValueType<Long> type = Types.bytes(1024, 1L << 30);
    reads(type, "65536", 65536L);
    reads(type, "64k", 65536L);
    reads(type, "64KB", 65536L);
    reads(type, "4m", 4L << 20);
    reads(type, "1g", 1L << 30);
    refuses(type, "1023", "0k", "2g", "-1", "4 x", "999999999999999999g", "");
  }

  @Test
  public void rowsMayBeAll() {
    reads(Types.rowsOrFull(), "full", 0);
    reads(Types.rowsOrFull(), "128", 128);
    refuses(Types.rowsOrFull(), "0", "-3", "all", "1.5");
  }

  @Test
  public void wholeNumbersKeepTheirRange() {
    reads(Types.integer(1, 5), "5", 5);
    refuses(Types.integer(1, 5), "0", "6", "99999999999", "2.0", "two");
    reads(Types.anyLong(), "-9223372036854775808", Long.MIN_VALUE);
    refuses(Types.anyLong(), "9223372036854775808");
    assertEquals("a whole number between 1 and 5", Types.integer(1, 5).description());
    assertEquals("a whole number of at least 1", Types.integer(1, Integer.MAX_VALUE).description());
  }

  @Test
  public void choicesAndSwitchesAreExact() {
    reads(Types.choice("a", "b"), "b", "b");
    refuses(Types.choice("a", "b"), "B", "", "c");
    reads(Types.yesNo(), "true", true);
    refuses(Types.yesNo(), "yes", "TRUE", "");
  }

  @Test
  public void listsHaveNoEmptyWords() {
    reads(Types.list("words"), "a, b,c", List.of("a", "b", "c"));
    refuses(Types.list("words"), "", "a,,b", ",a");
  }
}
