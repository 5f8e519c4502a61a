package org.plait.mr;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.apache.hadoop.io.DataInputBuffer;
import org.apache.hadoop.io.DataOutputBuffer;
import org.junit.Test;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;
import org.plait.param.KeyRange;
import org.plait.param.ParameterPartition;
import org.plait.param.PartFile;
import org.plait.param.StepTotals;

public class StepPartTest {
  private static final ParameterPartition PARTITION =
      new ParameterPartition(
          new KeyRange(5, 8),
          new double[] {1, -0.0, 1e-300},
          new double[][] {{4, 5, 6}, {7, 8, Double.MIN_VALUE}},
          new StepTotals(10.5, -3.25, 42, 0.125));

  private static byte[] bytes(ParameterPartition partition) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StepPart.write(partition, out);
    return out.toByteArray();
  }

  private static ParameterPartition read(byte[] bytes) throws IOException {
    return StepPart.read("part-r-00000", bytes.length, new ByteArrayInputStream(bytes));
  }

  private static void same(ParameterPartition a, ParameterPartition b) {
    assertEquals(a.range(), b.range());
    assertArrayEquals(a.weights(), b.weights(), 0);
    assertEquals(a.slots().length, b.slots().length);
    for (int i = 0; i < a.slots().length; i++) {
      assertArrayEquals(a.slots()[i], b.slots()[i], 0);
    }
    assertEquals(a.totals(), b.totals());
  }

  @Test
  public void aPartitionComesBackWithItsTotals() throws IOException {
    same(PARTITION, read(bytes(PARTITION)));
    ParameterPartition plain =
        new ParameterPartition(new KeyRange(0, 1), new double[1], new double[0][]);
    same(plain, read(bytes(plain)));
  }

  @Test
  public void theWritableCarriesTheSame() throws IOException {
    DataOutputBuffer out = new DataOutputBuffer();
    new PartWritable(PARTITION).write(out);
    DataInputBuffer in = new DataInputBuffer();
    in.reset(out.getData(), out.getLength());
    PartWritable back = new PartWritable();
    back.readFields(in);
    same(PARTITION, back.partition());
  }

  @Test
  public void everyFlippedByteIsNoticed() throws IOException {
    byte[] whole = bytes(PARTITION);
    for (int i = 0; i < whole.length; i++) {
      byte[] bytes = whole.clone();
      bytes[i] ^= 0x10;
      PlaitException refused = assertThrows("byte " + i, PlaitException.class, () -> read(bytes));
      assertEquals("byte " + i, ErrorCode.BAD_DATA, refused.code());
    }
  }

  @Test
  public void everyCutIsNoticed() throws IOException {
    byte[] whole = bytes(PARTITION);
    for (int length = 0; length < whole.length; length++) {
      byte[] bytes = Arrays.copyOf(whole, length);
      PlaitException refused =
          assertThrows("length " + length, PlaitException.class, () -> read(bytes));
      assertTrue(refused.getMessage(), refused.getMessage().contains("part-r-00000"));
    }
  }

  @Test
  public void aPartWithoutWeightsIsRefused() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PartFile.write(new PartFile.Part(new KeyRange(0, 1), Map.of("other", new double[1])), out);
    byte[] bytes = bytes(PARTITION);
    byte[] totals = Arrays.copyOfRange(bytes, bytes.length - 36, bytes.length);
    out.write(totals);
    PlaitException refused = assertThrows(PlaitException.class, () -> read(out.toByteArray()));
    assertTrue(refused.getMessage(), refused.getMessage().contains("no weights"));
  }
}
