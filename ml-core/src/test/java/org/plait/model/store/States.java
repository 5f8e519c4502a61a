package org.plait.model.store;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.plait.model.Samples;
import org.plait.param.Checkpoint;
import org.plait.param.KeyRange;
import org.plait.param.ParameterPartition;

/** Checkpoints to commit. */
final class States {
  static final int KEYS = 37;

  private States() {}

  /** A checkpoint over {@link #KEYS} keys, its partitions cut at the given keys. */
  static Checkpoint of(long step, int... cuts) {
    double[] weights = Samples.weights(KEYS, step);
    double[] slot0 = Samples.weights(KEYS, step + 1000);
    double[] slot1 = Samples.weights(KEYS, step + 2000);
    // A checkpoint is what the run is, also where a slot is not finite.
    slot1[3] = Double.NaN;
    slot1[4] = Double.NEGATIVE_INFINITY;
    List<ParameterPartition> partitions = new ArrayList<>();
    int from = 0;
    for (int i = 0; i <= cuts.length; i++) {
      int to = i < cuts.length ? cuts[i] : KEYS;
      partitions.add(
          new ParameterPartition(
              new KeyRange(from, to),
              Arrays.copyOfRange(weights, from, to),
              new double[][] {
                Arrays.copyOfRange(slot0, from, to), Arrays.copyOfRange(slot1, from, to)
              }));
      from = to;
    }
    Map<String, double[]> vectors =
        Map.of("s0", Samples.weights(KEYS, 5), "y0", Samples.weights(KEYS, 6));
    Map<String, Double> scalars =
        Map.of(
            "loss", 0.1 + 0.2,
            "tiny", Double.MIN_VALUE,
            "minus zero", -0.0,
            "infinite", Double.POSITIVE_INFINITY,
            "none", Double.NaN);
    return new Checkpoint(step, partitions, vectors, scalars);
  }

  /** A checkpoint of a rule that lives in partitions: no driver, no slots. */
  static Checkpoint plain(long step) {
    return new Checkpoint(
        step,
        List.of(
            new ParameterPartition(new KeyRange(0, 3), new double[] {step, 2, 3}, new double[0][])),
        Map.of(),
        Map.of());
  }

  static void assertSame(Checkpoint expected, Checkpoint actual) {
    assertEquals(expected.step(), actual.step());
    assertEquals(expected.scalars(), actual.scalars());
    assertEquals(expected.vectors().keySet(), actual.vectors().keySet());
    expected.vectors().forEach((name, v) -> assertBits(v, actual.vectors().get(name)));
    assertEquals(expected.partitions().size(), actual.partitions().size());
    for (int i = 0; i < expected.partitions().size(); i++) {
      assertSame(expected.partitions().get(i), actual.partitions().get(i));
    }
  }

  static void assertSame(ParameterPartition expected, ParameterPartition actual) {
    assertEquals(expected.range(), actual.range());
    assertBits(expected.weights(), actual.weights());
    assertEquals(expected.slots().length, actual.slots().length);
    for (int i = 0; i < expected.slots().length; i++) {
      assertBits(expected.slots()[i], actual.slots()[i]);
    }
  }

  private static void assertBits(double[] expected, double[] actual) {
    assertArrayEquals(bits(expected), bits(actual));
  }

  private static long[] bits(double[] values) {
    return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
  }
}
