package org.plait.mr;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.hadoop.io.DataInputBuffer;
import org.junit.Test;
import org.plait.base.CounterRandom;

public class DoublesTest {
  private static final long SEED = 77;

  private static byte[] written(double[] values) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Doubles.write(values, new DataOutputStream(out));
    return out.toByteArray();
  }

  private static double[] read(int length, byte[] bytes) throws IOException {
    DataInputBuffer in = new DataInputBuffer();
    in.reset(bytes, bytes.length);
    return Doubles.read(length, in);
  }

  private static double[] random(int length) {
    CounterRandom random = new CounterRandom(SEED, length);
    double[] values = new double[length];
    for (int i = 0; i < length; i++) {
      values[i] = Double.longBitsToDouble(random.bits(i));
    }
    return values;
  }

  @Test
  public void valuesComeBackAroundEveryChunk() throws IOException {
    for (int length : new int[] {0, 1, 2, 8191, 8192, 8193, 16_384, 16_385, 100_000}) {
      double[] values = random(length);
      double[] back = read(length, written(values));
      assertEquals(length, back.length);
      for (int i = 0; i < length; i++) {
        assertEquals(
            "seed " + SEED + ", length " + length + ", value " + i,
            Double.doubleToRawLongBits(values[i]),
            Double.doubleToRawLongBits(back[i]));
      }
    }
  }

  @Test
  public void theOrderOfBytesIsLittleEndian() throws IOException {
    byte[] expected =
        ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putDouble(1.5).putDouble(-2).array();
    assertArrayEquals(expected, written(new double[] {1.5, -2}));
  }

  @Test
  public void missingBytesAreAnEnd() throws IOException {
    byte[] bytes = written(random(9000));
    for (int length : new int[] {9001, 20_000, Integer.MAX_VALUE}) {
      assertThrows(EOFException.class, () -> read(length, bytes));
    }
  }

  @Test
  public void fewerValuesLeaveTheRest() throws IOException {
    double[] values = random(9000);
    double[] some = read(8500, written(values));
    assertEquals(8500, some.length);
    assertEquals(Double.doubleToRawLongBits(values[8499]), Double.doubleToRawLongBits(some[8499]));
  }
}
