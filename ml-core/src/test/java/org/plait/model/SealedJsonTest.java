package org.plait.model;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;

public class SealedJsonTest {
  private record Thing(String name, double value, List<Long> numbers, Map<String, String> more) {
    Thing {
      numbers = List.copyOf(numbers);
      if (value < 0) {
        throw new IllegalArgumentException("negative");
      }
    }
  }

  private static final Thing THING =
      new Thing("<ä> \"&'", 0.1, List.of(1L, Long.MAX_VALUE), Map.of("k", "v"));

  @Test
  public void sealedTextIsRead() {
    assertEquals(THING, parse(SealedJson.text(THING)));
  }

  @Test
  public void whiteSpaceDoesNoHarm() {
    assertEquals(THING, parse(SealedJson.text(THING).replace("\n", "\r\n\t ")));
  }

  @Test
  public void changedValuesAreNoticed() {
    String text = SealedJson.text(THING);
    assertRefused(text.replace("0.1", "0.2"), "checksum");
    assertRefused(text.replace("0.1", "0.10"), "checksum");
    assertRefused(text.replace("\"k\"", "\"l\""), "checksum");
    assertRefused(text.replace("\"crc32c\": \"", "\"crc32c\": \"0"), "checksum");
    assertRefused(text.replace("crc32c", "crc"), "checksum");
    assertRefused(text.replaceAll("\"crc32c\": \"[0-9a-f]+\"", "\"crc32c\": {}"), "checksum");
  }

  @Test
  public void whatIsNoObjectIsRefused() {
    for (String text : new String[] {"", "[]", "null", "1", "{", "{]}", "\u0000"}) {
      assertRefused(text, "is damaged: it is no JSON");
    }
  }

  @Test
  public void refusalOfTheRecordIsTold() {
    String sealed = SealedJson.text(Map.of("name", "x", "value", -1.0, "numbers", List.of()));
    assertRefused(sealed, "negative");
    assertRefused(SealedJson.text(Map.of("name", "x")), "a member is missing");
  }

  @Test
  public void numbersThatAreNoneAreNotWritten() {
    assertThrows(
        IllegalArgumentException.class, () -> SealedJson.text(Map.of("value", Double.NaN)));
  }

  private static Thing parse(String text) {
    return SealedJson.parse("thing.json", text, Thing.class);
  }

  private static void assertRefused(String text, String why) {
    PlaitException e = assertThrows(PlaitException.class, () -> parse(text));
    assertEquals(ErrorCode.BAD_DATA, e.code());
    assertTrue(e.getMessage(), e.getMessage().contains(why));
    assertTrue(e.getMessage(), e.getMessage().contains("thing.json"));
  }
}
