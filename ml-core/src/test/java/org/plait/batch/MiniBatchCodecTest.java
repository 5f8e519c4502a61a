package org.plait.batch;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.junit.Test;
import org.plait.base.CounterRandom;

public class MiniBatchCodecTest {
  private static final long SEED = 77;

  private final MiniBatchCodec codec = new MiniBatchCodec();

  private byte[] encode(MiniBatch batch) {
    int length = codec.encode(batch);
    return Arrays.copyOf(codec.bytes(), length);
  }

  private static MiniBatch decode(byte[] bytes) throws IOException {
    MiniBatch batch = new MiniBatch();
    MiniBatchCodec.decode(bytes, 0, bytes.length, batch);
    return batch;
  }

  private static void assertSame(String where, MiniBatch wanted, MiniBatch found) {
    assertEquals(where, wanted.rows(), found.rows());
    assertEquals(where, wanted.entries(), found.entries());
    for (int row = 0; row < wanted.rows(); row++) {
      assertEquals(where, wanted.label(row), found.label(row), 0);
      assertEquals(where, wanted.weight(row), found.weight(row), 0);
      assertEquals(where, wanted.start(row), found.start(row));
      assertEquals(where, wanted.end(row), found.end(row));
    }
    for (int i = 0; i < wanted.entries(); i++) {
      assertEquals(where, wanted.indices()[i], found.indices()[i]);
      assertEquals(
          where,
          Double.doubleToRawLongBits(wanted.values()[i]),
          Double.doubleToRawLongBits(found.values()[i]));
    }
  }

  /**
   * @param kind bit 0: weights other than 1; bit 1: large indices; bits 2, 3: ones, floats, doubles
   */
  private static MiniBatch random(CounterRandom random, int kind) {
    MiniBatch batch = new MiniBatch();
    long counter = 0;
    for (long rows = random.below(counter++, 60); rows > 0; rows--) {
      int index = -1;
      for (long entries = random.below(counter++, 20); entries > 0; entries--) {
        index += 1 + (int) random.below(counter++, (kind & 2) == 0 ? 3_000 : 100_000_000);
        double value = random.uniform(counter++) - 0.5;
        batch.add(index, kind < 4 ? 1 : kind < 8 ? (float) value : value);
      }
      batch.endRow(random.below(counter++, 3) - 1, (kind & 1) == 0 ? 1 : random.uniform(counter++));
    }
    return batch;
  }

  @Test
  public void decodesWhatItEncoded() throws IOException {
    MiniBatch reused = new MiniBatch();
    for (int trial = 0; trial < 600; trial++) {
      MiniBatch batch = random(new CounterRandom(SEED, trial), trial % 12);
      byte[] bytes = encode(batch);
      byte[] shifted = new byte[bytes.length + 9];
      System.arraycopy(bytes, 0, shifted, 5, bytes.length);
      MiniBatchCodec.decode(shifted, 5, bytes.length, reused);
      assertSame("seed " + SEED + " trial " + trial, batch, reused);
    }
  }

  @Test
  public void anEmptyBatchIsTwentyBytes() throws IOException {
    byte[] bytes = encode(new MiniBatch());
    assertEquals(20, bytes.length);
    assertEquals(0, decode(bytes).rows());
  }

  @Test
  public void theBytesAreThoseOfTheDocumentedFormat() {
    MiniBatch batch = new MiniBatch();
    batch.add(1, 0.5);
    batch.add(0x1234, 2);
    batch.endRow(-1, 1);
    String body =
        "504d4231"
            + "0e000000"
            + "01000000"
            + "02000000" // magic, flags, rows, entries
            + "000000000000f0bf" // label
            + "02000000" // entries of the row
            + "01003412" // indices
            + "0000003f"
            + "00000040"; // values
    byte[] bytes = HexFormat.of().parseHex(body);
    CRC32C sum = new CRC32C();
    sum.update(bytes);
    int crc = Integer.reverseBytes((int) sum.getValue());
    assertEquals(body + HexFormat.of().toHexDigits(crc), HexFormat.of().formatHex(encode(batch)));
  }

  @Test
  public void specialValuesKeepTheirBits() throws IOException {
    for (double value :
        new double[] {-0.0, Double.MIN_VALUE, Double.MAX_VALUE, 1e-46, 16777217, 1 / 3.0}) {
      MiniBatch batch = new MiniBatch();
      batch.add(0, value);
      batch.add(65_536, 1);
      batch.endRow(value, value);
      assertSame("" + value, batch, decode(encode(batch)));
    }
  }

  @Test
  public void aShorterFormIsUsedWhereItIsExact() {
    MiniBatch ones = new MiniBatch();
    MiniBatch floats = new MiniBatch();
    MiniBatch doubles = new MiniBatch();
    for (int i = 0; i < 100; i++) {
      ones.add(i, 1);
      floats.add(i, i + 0.5);
      doubles.add(i, 0.1);
    }
    assertEquals(20 + 200, codec.encode(ones));
    assertEquals(20 + 600, codec.encode(floats));
    assertEquals(20 + 1000, codec.encode(doubles));
  }

  @Test
  public void noFlippedBitIsBelieved() {
    byte[] sound = encode(random(new CounterRandom(SEED, 5), 5));
    for (int bit = 0; bit < 8 * sound.length; bit++) {
      byte[] flipped = sound.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      assertThrows("bit " + bit, IOException.class, () -> decode(flipped));
    }
  }

  @Test
  public void noOtherLengthIsBelieved() {
    byte[] sound = encode(random(new CounterRandom(SEED, 9), 9));
    for (int length = 0; length < sound.length + 40; length++) {
      if (length != sound.length) {
        byte[] other = Arrays.copyOf(sound, length);
        assertThrows("length " + length, IOException.class, () -> decode(other));
      }
    }
  }

  @Test
  public void hugeLengthsTakeNoMemory() {
    byte[] bytes = encode(new MiniBatch());
    for (int[] counts : new int[][] {{Integer.MAX_VALUE, 0}, {0, Integer.MAX_VALUE}, {-1, 0}}) {
      ByteBuffer.wrap(bytes)
          .order(ByteOrder.LITTLE_ENDIAN)
          .putInt(8, counts[0])
          .putInt(12, counts[1]);
      IOException e = assertThrows(IOException.class, () -> decode(bytes));
      assertTrue(e.getMessage(), e.getMessage().contains("lengths"));
    }
  }

  @Test
  public void aChecksumDoesNotHideRowsThatDoNotAddUp() {
    MiniBatch batch = new MiniBatch();
    batch.add(3, 1);
    batch.endRow(0, 1);
    byte[] bytes = encode(batch);
    ByteBuffer view = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int count : new int[] {0, 2, -1, Integer.MAX_VALUE}) {
      view.putInt(24, count);
      CRC32C sum = new CRC32C();
      sum.update(bytes, 0, bytes.length - 4);
      view.putInt(bytes.length - 4, (int) sum.getValue());
      IOException e = assertThrows(IOException.class, () -> decode(bytes));
      assertTrue(e.getMessage(), e.getMessage().contains("entries"));
    }
  }
}
