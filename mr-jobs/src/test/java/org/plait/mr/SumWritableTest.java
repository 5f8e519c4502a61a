package org.plait.mr;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.EOFException;
import java.io.IOException;
import org.apache.hadoop.io.DataInputBuffer;
import org.apache.hadoop.io.DataOutputBuffer;
import org.junit.Test;
import org.plait.base.CounterRandom;
import org.plait.param.Contribution;
import org.plait.param.PartialSum;

public class SumWritableTest {
  private static final CounterRandom RANDOM = new CounterRandom(5, 1);

  private static DataInputBuffer written(SumWritable sum) throws IOException {
    DataOutputBuffer out = new DataOutputBuffer();
    sum.write(out);
    DataInputBuffer in = new DataInputBuffer();
    in.reset(out.getData(), out.getLength());
    return in;
  }

  private static SumWritable sum(int keys) {
    double[] sums = new double[keys];
    for (int i = 0; i < keys; i++) {
      sums[i] = Double.longBitsToDouble(RANDOM.bits(i));
    }
    return new SumWritable(new PartialSum(3, 5, new Contribution(sums, 2.5, -0.0, 17)));
  }

  private static long[] bits(double[] values) {
    long[] bits = new long[values.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Double.doubleToRawLongBits(values[i]);
    }
    return bits;
  }

  @Test
  public void everyBitComesBack() throws IOException {
    for (int keys : new int[] {0, 1, 100, 8191, 8192, 8193, 50_000}) {
      SumWritable before = sum(keys);
      SumWritable after = new SumWritable();
      after.readFields(written(before));
      PartialSum a = before.sum();
      PartialSum b = after.sum();
      assertEquals(a.level(), b.level());
      assertEquals(a.index(), b.index());
      assertEquals(17, b.sum().rows());
      assertEquals(2.5, b.sum().weight(), 0);
      assertEquals(-0.0, b.sum().loss(), 0);
      assertArrayEquals(bits(a.sum().sums()), bits(b.sum().sums()));
    }
  }

  @Test
  public void eachReadMakesASumThatTheReaderMayKeep() throws IOException {
    SumWritable reused = new SumWritable();
    reused.readFields(written(sum(3)));
    PartialSum first = reused.sum();
    reused.readFields(written(sum(3)));
    assertNotSame(first.sum(), reused.sum().sum());
    assertNotSame(first.sum().sums(), reused.sum().sum().sums());
  }

  /** Byte, long, three longs of totals: the length stands behind 33 bytes. */
  private static DataInputBuffer withLength(int length) throws IOException {
    DataOutputBuffer out = new DataOutputBuffer();
    sum(2).write(out);
    byte[] bytes = out.getData().clone();
    for (int i = 0; i < 4; i++) {
      bytes[33 + i] = (byte) (length >>> (24 - 8 * i));
    }
    DataInputBuffer in = new DataInputBuffer();
    in.reset(bytes, out.getLength());
    return in;
  }

  @Test
  public void aLengthBeyondTheBytesEndsBeforeMemoryIsTaken() throws IOException {
    DataInputBuffer in = withLength(Integer.MAX_VALUE);
    assertThrows(EOFException.class, () -> new SumWritable().readFields(in));
  }

  @Test
  public void aNegativeLengthIsRefused() throws IOException {
    DataInputBuffer in = withLength(-1);
    IOException refused = assertThrows(IOException.class, () -> new SumWritable().readFields(in));
    assertTrue(refused.getMessage(), refused.getMessage().contains("-1 keys"));
  }

  @Test
  public void aNodeThatNoTreeHasIsRefused() throws IOException {
    DataOutputBuffer out = new DataOutputBuffer();
    sum(1).write(out);
    byte[] bytes = out.getData().clone();
    bytes[0] = 63;
    DataInputBuffer in = new DataInputBuffer();
    in.reset(bytes, out.getLength());
    assertThrows(IOException.class, () -> new SumWritable().readFields(in));
  }
}
