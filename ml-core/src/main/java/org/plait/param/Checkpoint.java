package org.plait.param;

import java.util.List;
import java.util.Map;

/**
 * Everything that a run needs to go on after a step, whatever engine goes on: the partitions and
 * the state of the driver that combines them.
 *
 * @param step the last step that is contained; 0 before the first
 * @param partitions weights and optimiser state, in key order, covering the whole space
 * @param vectors whole-vector state of the driver, by name; empty for rules that live in partitions
 * @param scalars scalar state of the driver, by name
 */
public record Checkpoint(
    long step,
    List<ParameterPartition> partitions,
    Map<String, double[]> vectors,
    Map<String, Double> scalars) {

  public Checkpoint {
    partitions = List.copyOf(partitions);
    vectors = Map.copyOf(vectors);
    scalars = Map.copyOf(scalars);
  }

  /** The weights of all partitions in key order, in a new array. */
  public double[] weights() {
    int size = partitions.stream().mapToInt(p -> p.range().length()).sum();
    double[] all = new double[size];
    for (ParameterPartition p : partitions) {
      System.arraycopy(p.weights(), 0, all, Math.toIntExact(p.range().from()), p.range().length());
    }
    return all;
  }
}
