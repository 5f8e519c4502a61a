package org.plait.eval;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.plait.base.CounterRandom;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;
import org.plait.batch.MiniBatch;
import org.plait.objective.ModelKind;
import org.plait.objective.ModelSpec;

/** Evaluations of pieces, merged and carried as bytes. */
public class EvaluationMergeTest {
  private static final int BLOCKS = 41;

  @Test
  public void metricsHaveTheSameBytesHoweverBlocksAreSpread() throws IOException {
    for (ModelKind kind : ModelKind.values()) {
      for (long seed = 7; seed < 19; seed++) {
        ModelSpec spec = Examples.spec(kind);
        double[] parameters = Examples.parameters(spec, seed);
        List<MiniBatch> blocks = Examples.blocks(spec, BLOCKS, seed);
        Evaluation whole = Examples.evaluate(spec, blocks, parameters, 0, BLOCKS);
        Evaluation merged = spread(spec, blocks, parameters, seed);
        assertSameBits(kind + ", seed " + seed, whole.metrics(), merged.metrics());
        assertEquals(whole.rows(), merged.rows());
      }
    }
  }

  /** Cuts the blocks at random, carries the pieces as bytes, merges them in a random grouping. */
  private static Evaluation spread(
      ModelSpec spec, List<MiniBatch> blocks, double[] parameters, long seed) throws IOException {
    CounterRandom random = new CounterRandom(seed, 55);
    Evaluation merged = new Evaluation(spec);
    int from = 0;
    for (long draw = 0; from < BLOCKS; draw += 2) {
      int middle = (int) Math.min(BLOCKS, from + random.below(draw, 7));
      int to = (int) Math.min(BLOCKS, middle + 1 + random.below(draw + 1, 6));
      Evaluation left = carried(Examples.evaluate(spec, blocks, parameters, from, middle), spec);
      left.merge(carried(Examples.evaluate(spec, blocks, parameters, middle, to), spec));
      merged.merge(carried(left, spec));
      from = to;
    }
    return merged;
  }

  private static void assertSameBits(
      String what, Map<String, Double> expected, Map<String, Double> actual) {
    assertEquals(what, List.copyOf(expected.keySet()), List.copyOf(actual.keySet()));
    expected.forEach(
        (name, value) ->
            assertEquals(
                what + ": " + name,
                Double.doubleToRawLongBits(value),
                Double.doubleToRawLongBits(actual.get(name))));
  }

  @Test
  public void sumsFollowTheTreeNotTheOrderOfAddition() {
    // Along the tree (1 + 1e16) + (-1e16 + 1) is 0; in order it would be 1.
    ModelSpec spec = new ModelSpec(ModelKind.SQUARED, 1, false, List.of(), 0);
    double[] errors = {1, 1e16, -1e16, 1};
    BlockSums sums = new BlockSums(1);
    for (int i = 0; i < errors.length; i++) {
      sums.add(i, new double[] {errors[i]}, 1);
    }
    assertEquals((1 + 1e16) + (-1e16 + 1), sums.total()[0], 0);
    assertEquals(4, sums.rows());
    assertEquals(0, new Evaluation(spec).rows());
  }

  @Test
  public void evaluationsOfOtherModelsAreNotMerged() {
    Evaluation a = new Evaluation(Examples.spec(ModelKind.SQUARED));
    Evaluation b = new Evaluation(Examples.spec(ModelKind.LOGISTIC));
    assertThrows(IllegalArgumentException.class, () -> a.merge(b));
  }

  @Test
  public void earlierBlocksAreNotMergedBehindLaterOnes() {
    ModelSpec spec = Examples.spec(ModelKind.SQUARED);
    double[] parameters = Examples.parameters(spec, 1);
    List<MiniBatch> blocks = Examples.blocks(spec, 6, 1);
    Evaluation late = Examples.evaluate(spec, blocks, parameters, 3, 6);
    Evaluation early = Examples.evaluate(spec, blocks, parameters, 0, 3);
    assertThrows(IllegalStateException.class, () -> late.merge(early));
  }

  @Test
  public void coarsenedScoresAreSaid() throws IOException {
    ModelSpec spec = new ModelSpec(ModelKind.LOGISTIC, 1, false, List.of(0.0, 1.0), 0);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(0x50454c31);
    out.writeUTF("logistic");
    out.writeInt(1);
    out.writeLong(2);
    out.writeLong(0);
    out.writeLong(1);
    out.writeByte(20);
    out.writeInt(1);
    for (long field : new long[] {1L << 40, 1, 1}) {
      out.writeLong(field);
    }
    out.writeInt(1);
    out.writeByte(0);
    out.writeLong(0);
    out.writeLong(2);
    out.writeDouble(1.5);
    Map<String, Double> metrics = read(bytes.toByteArray(), spec).metrics();
    assertEquals(Math.pow(2, -32), metrics.get("aucScoreResolution"), 0);
    assertEquals(0.5, metrics.get("auc"), 0);
    assertEquals(0.75, metrics.get("logLoss"), 0);
  }

  @Test
  public void cutStreamsAreRefused() throws IOException {
    for (ModelKind kind : ModelKind.values()) {
      ModelSpec spec = Examples.spec(kind);
      byte[] whole = bytes(sample(spec));
      for (int length = 0; length < whole.length; length++) {
        byte[] cut = Arrays.copyOf(whole, length);
        PlaitException e = assertThrows(PlaitException.class, () -> read(cut, spec));
        assertEquals(kind + " cut at " + length, ErrorCode.BAD_DATA, e.code());
      }
    }
  }

  @Test
  public void flippedBitsAreRefusedOrReadAsNumbersButNeverCrash() throws IOException {
    for (ModelKind kind : ModelKind.values()) {
      ModelSpec spec = Examples.spec(kind);
      byte[] whole = bytes(sample(spec));
      for (int at = 0; at < whole.length; at++) {
        for (int bit = 0; bit < 8; bit++) {
          byte[] flipped = whole.clone();
          flipped[at] ^= (byte) (1 << bit);
          try {
            read(flipped, spec);
          } catch (PlaitException e) {
            assertEquals(kind + ", byte " + at, ErrorCode.BAD_DATA, e.code());
          }
        }
      }
    }
  }

  @Test
  public void evaluationOfAnotherModelIsRefused() throws IOException {
    byte[] bytes = bytes(sample(Examples.spec(ModelKind.SQUARED)));
    for (ModelKind kind : List.of(ModelKind.LOGISTIC, ModelKind.SOFTMAX, ModelKind.KMEANS)) {
      PlaitException e = assertThrows(PlaitException.class, () -> read(bytes, Examples.spec(kind)));
      assertTrue(e.getMessage(), e.getMessage().contains("another model"));
    }
  }

  private static Evaluation sample(ModelSpec spec) {
    return Examples.evaluate(spec, Examples.blocks(spec, 3, 2), Examples.parameters(spec, 2), 0, 3);
  }

  private static Evaluation carried(Evaluation evaluation, ModelSpec spec) throws IOException {
    return read(bytes(evaluation), spec);
  }

  private static byte[] bytes(Evaluation evaluation) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    evaluation.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static Evaluation read(byte[] bytes, ModelSpec spec) throws IOException {
    return Evaluation.read(new DataInputStream(new ByteArrayInputStream(bytes)), spec);
  }
}
