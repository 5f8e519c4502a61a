package org.plait.optim;

import java.util.Map;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;

/** Reading an optimiser's state back from a checkpoint. */
final class Saved {
  private Saved() {}

  static double number(Map<String, Double> scalars, String name) {
    return require(scalars.get(name), name);
  }

  static double[] vector(Map<String, double[]> vectors, String name) {
    return require(vectors.get(name), name);
  }

  private static <T> T require(@org.jspecify.annotations.Nullable T value, String name) {
    if (value == null) {
      throw new PlaitException(
          ErrorCode.BAD_DATA,
          "The checkpoint lacks the optimiser's state \"" + name + "\".",
          "Train again with --overwrite.");
    }
    return value;
  }
}
