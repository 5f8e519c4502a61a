package org.plait.param;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.Test;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;

public class PartFileTest {
  private static final double[] ODD = {
    0.0,
    -0.0,
    Double.MIN_VALUE,
    -Double.MAX_VALUE,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.NaN,
    Double.longBitsToDouble(0xfff8_0000_dead_beefL)
  };

  private static byte[] bytes(PartFile.Part part) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      PartFile.write(part, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static PartFile.Part read(byte[] file) {
    try {
      return PartFile.read("part-0", file.length, new ByteArrayInputStream(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PartFile.Part small() {
    Map<String, double[]> vectors = new LinkedHashMap<>();
    vectors.put("weights", ODD);
    vectors.put("slot-0", new double[] {1, 2, 3, 4, 5, 6, 7, 8});
    return new PartFile.Part(new KeyRange(1000, 1008), vectors);
  }

  private static void assertRefused(byte[] file, String what) {
    PlaitException e = assertThrows(what, PlaitException.class, () -> read(file));
    assertEquals(what, ErrorCode.BAD_DATA, e.code());
    assertTrue(e.getMessage(), e.getMessage().contains("part-0"));
  }

  private static long[] bits(double[] values) {
    return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
  }

  /** The layout of docs/formats.md, put together by hand. */
  private static byte[] byHand(long from, long to, int count, byte[] vectors) {
    ByteBuffer b = ByteBuffer.allocate(36 + vectors.length);
    b.put("PLAITPRT".getBytes(StandardCharsets.US_ASCII));
    b.putInt(1).putLong(from).putLong(to).putInt(count).put(vectors);
    CRC32C crc = new CRC32C();
    crc.update(b.array(), 0, b.position());
    return b.putInt((int) crc.getValue()).array();
  }

  @Test
  public void theLayoutIsTheDocumentedOne() {
    ByteBuffer vector = ByteBuffer.allocate(3 + 16);
    vector.putShort((short) 1).put((byte) 'w').order(ByteOrder.LITTLE_ENDIAN);
    vector.putDouble(1.5).putDouble(-0.0);
    PartFile.Part part =
        new PartFile.Part(new KeyRange(7, 9), Map.of("w", new double[] {1.5, -0.0}));
    assertArrayEquals(byHand(7, 9, 1, vector.array()), bytes(part));
  }

  @Test
  public void everyBitComesBack() {
    PartFile.Part back = read(bytes(small()));
    assertEquals(new KeyRange(1000, 1008), back.range());
    assertEquals(List.of("weights", "slot-0"), new ArrayList<>(back.vectors().keySet()));
    small()
        .vectors()
        .forEach((name, v) -> assertArrayEquals(bits(v), bits(back.vectors().get(name))));
  }

  @Test
  public void vectorsOfAnyLengthComeBack() {
    Random random = new Random(3);
    for (int n : new int[] {0, 1, 1023, 1024, 1025, 5000}) {
      double[] v = new double[n];
      Arrays.setAll(v, i -> Double.longBitsToDouble(random.nextLong()));
      Map<String, double[]> vectors = Map.of("gewichte-\u00fc\u4e2d", v);
      PartFile.Part back = read(bytes(new PartFile.Part(new KeyRange(5, 5 + n), vectors)));
      assertArrayEquals(bits(v), bits(back.vectors().get("gewichte-\u00fc\u4e2d")));
    }
    assertTrue(read(bytes(new PartFile.Part(new KeyRange(0, 9), Map.of()))).vectors().isEmpty());
  }

  @Test
  public void aChangedBitAnywhereIsFoundOut() {
    byte[] good = bytes(small());
    for (int at = 0; at < good.length; at++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] bad = good.clone();
        bad[at] ^= (byte) (1 << bit);
        assertRefused(bad, "byte " + at + ", bit " + bit);
      }
    }
  }

  @Test
  public void aByteOfZerosOrOnesAnywhereIsFoundOut() {
    byte[] good = bytes(small());
    for (int at = 0; at < good.length; at++) {
      for (byte value : new byte[] {0, -1, 0x7f, (byte) 0x80}) {
        byte[] bad = good.clone();
        bad[at] = value;
        if (value != good[at]) {
          assertRefused(bad, "byte " + at + " = " + value);
        }
      }
    }
  }

  @Test
  public void aFileCutAnywhereIsFoundOut() {
    byte[] good = bytes(small());
    for (int length = 0; length < good.length; length++) {
      assertRefused(Arrays.copyOf(good, length), "cut at " + length);
    }
  }

  @Test
  public void aNameThatComesTwiceIsRefused() {
    ByteBuffer twice = ByteBuffer.allocate(2 * (3 + 8));
    for (int i = 0; i < 2; i++) {
      twice.putShort((short) 1).put((byte) 'w').putDouble(i);
    }
    assertRefused(byHand(0, 1, 2, twice.array()), "two vectors named w");
  }

  @Test
  public void lengthsBeyondTheFileAreRefusedBeforeMemoryIsTaken() {
    byte[] empty = new byte[0];
    assertRefused(byHand(0, 1L << 30, 1, empty), "2^30 keys");
    assertRefused(byHand(0, Long.MAX_VALUE, 1, empty), "2^63 - 1 keys");
    assertRefused(byHand(Long.MAX_VALUE, 0, 1, empty), "to before from");
    assertRefused(byHand(-1, 3, 1, empty), "from below zero");
    assertRefused(byHand(1, Long.MIN_VALUE, 1, empty), "difference overflows");
    assertRefused(byHand(0, 2, -1, empty), "count below zero");
    assertRefused(byHand(0, 2, Integer.MAX_VALUE, empty), "2^31 - 1 vectors");
    assertRefused(byHand(0, 0, Integer.MAX_VALUE, empty), "2^31 - 1 empty vectors");
  }

  /** A length told by a file system may be huge; the header alone must not be believed then. */
  @Test
  public void productsOfAnnouncedLengthsDoNotOverflow() {
    byte[] header = byHand(0, 1L << 30, Integer.MAX_VALUE, new byte[0]);
    assertAnnouncementRefused(header, 1L << 33);
    byte[] moreThanAnArray = byHand(0, 1L << 32, 1, new byte[0]);
    assertAnnouncementRefused(moreThanAnArray, 1L << 40);
  }

  private static void assertAnnouncementRefused(byte[] file, long length) {
    PlaitException e =
        assertThrows(
            PlaitException.class,
            () -> PartFile.read("part-0", length, new ByteArrayInputStream(file)));
    assertTrue(e.getMessage(), e.getMessage().contains("announces"));
  }

  @Test
  public void aVectorThatDoesNotFitItsRangeIsNotWritten() {
    PartFile.Part part = new PartFile.Part(new KeyRange(0, 3), Map.of("w", new double[2]));
    assertThrows(IllegalArgumentException.class, () -> bytes(part));
  }

  @Test
  public void whatStandsBehindThePartIsLeftToWhoeverPutItThere() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PartFile.write(small(), out);
    out.write(42);
    ByteArrayInputStream in = new ByteArrayInputStream(out.toByteArray());
    assertEquals(small().range(), PartFile.read("part-0", out.size(), in).range());
    assertEquals(42, in.read());
    assertEquals(-1, in.read());
  }
}
