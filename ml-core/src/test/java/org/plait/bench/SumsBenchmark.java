package org.plait.bench;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.plait.base.CounterRandom;
import org.plait.linalg.Kernels;
import org.plait.param.Contribution;
import org.plait.param.PartialSum;
import org.plait.param.SumTree;

/**
 * What it costs to add the partial sums of {@value #PARTIALS} blocks so that the result has the
 * same bytes whatever the tasks: the figures of docs/adr/0001-sums.md. The time of an operation is
 * that of all additions in memory, one thread; what travels between tasks is not in it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgs = "-Xmx3g")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SumsBenchmark {
  private static final int PARTIALS = 128;

  /** Keys: digits by softmax, a sparse text set, a large model. */
  @Param({"650", "47236", "1000000"})
  public int keys;

  private double[][] partials;
  private PreRoundedSum rounded;
  private double[] plain;

  /**
   * Fills all partials. The tree adds into them, so that sizes drift; times do not depend on it.
   */
  @Setup
  public void fill() {
    CounterRandom random = new CounterRandom(1, 0);
    partials = new double[PARTIALS][keys];
    for (int p = 0; p < PARTIALS; p++) {
      for (int i = 0; i < keys; i++) {
        partials[p][i] = random.uniform((long) p * keys + i) - 0.5;
      }
    }
    rounded = new PreRoundedSum(keys, PARTIALS, 0.5);
    plain = new double[keys];
  }

  /** The fixed binary tree over block numbers. */
  @Benchmark
  public Contribution tree() {
    SumTree tree = new SumTree();
    for (int p = 0; p < PARTIALS; p++) {
      tree.add(new PartialSum(0, p, new Contribution(partials[p], 1, 1, 1)));
    }
    return tree.root(PARTIALS);
  }

  /** One after the other: what a program does that promises nothing. */
  @Benchmark
  public double[] sequential() {
    Arrays.fill(plain, 0);
    for (double[] partial : partials) {
      Kernels.add(partial, plain);
    }
    return plain;
  }

  /** Exact sums of rounded partials, their bound being known from elsewhere. */
  @Benchmark
  public double[] preRoundedBoundKnown() {
    rounded.clear();
    for (double[] partial : partials) {
      rounded.add(partial);
    }
    return rounded.sums();
  }

  /** The same where the bound comes from the partials, in a pass of its own. */
  @Benchmark
  public double[] preRoundedBoundFromPartials() {
    PreRoundedSum sum = new PreRoundedSum(keys, PARTIALS, PreRoundedSum.bound(partials));
    for (double[] partial : partials) {
      sum.add(partial);
    }
    return sum.sums();
  }
}
