package org.plait.mr;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.plait.base.CounterRandom;
import org.plait.batch.MiniBatch;
import org.plait.model.store.CheckpointStore;
import org.plait.model.store.WorkFolder;
import org.plait.objective.ModelKind;
import org.plait.objective.ModelSpec;
import org.plait.param.Checkpoint;
import org.plait.param.Contribution;
import org.plait.param.KeyRange;
import org.plait.param.ParameterClient;
import org.plait.param.ParameterPartition;
import org.plait.param.PartialSum;
import org.plait.param.SumTree;
import org.plait.train.Algorithm;
import org.plait.train.Learning;
import org.plait.train.Mode;
import org.plait.train.Phase;
import org.plait.train.ShardPass;
import org.plait.train.Stopping;

/** A small problem for tests of single tasks: random blocks, a committed checkpoint, a step. */
final class Tasks {
  static final int FEATURES = 6;

  private Tasks() {}

  /** The serialisations and the framework that tasks meet in tests. */
  static Configuration conf() {
    Configuration conf = new Configuration();
    conf.set("fs.defaultFS", "file:///");
    conf.set("mapreduce.framework.name", "local");
    return conf;
  }

  static Learning learning(ModelKind kind, Mode mode, long blocks, long blocksPerUnit) {
    boolean centres = kind == ModelKind.KMEANS;
    Algorithm algorithm =
        new Algorithm(
            kind,
            !centres,
            centres ? 3 : 0,
            0,
            "0.01",
            Algorithm.GRADIENT_DESCENT,
            0.5,
            10,
            mode,
            4,
            0);
    ModelSpec spec = ModelSpec.of(kind, FEATURES, !centres, List.of(0.0, 1.0), centres ? 3 : 0);
    return new Learning(
        spec,
        algorithm,
        new Stopping(5, 1, 1e-9, Stopping.NO_TARGET),
        blocks * 8,
        0.01,
        3,
        0,
        blocks,
        blocksPerUnit);
  }

  /** Block {@code number}: eight rows, but for every fifth block, which has none. */
  static MiniBatch block(long number) {
    CounterRandom random = new CounterRandom(11, number);
    MiniBatch batch = new MiniBatch();
    int rows = number % 5 == 4 ? 0 : 8;
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < FEATURES; i++) {
        double value = random.uniform(row * 100L + i);
        if (value > 0.4) {
          batch.add(i, value - 0.7);
        }
      }
      batch.endRow(random.uniform(row * 100L + 50) > 0.5 ? 1 : 0, 1 + row % 2);
    }
    return batch;
  }

  static double[] weights(Learning learning) {
    CounterRandom random = new CounterRandom(2, 2);
    double[] weights = new double[(int) learning.spec().space().size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = random.uniform(i) - 0.5;
    }
    return weights;
  }

  /** A step whose checkpoint is committed in two parts, so that ranges cross files. */
  static StepTask step(Learning learning, Phase phase, long step, int partitions, Path folder) {
    WorkFolder work = work(folder);
    CheckpointStore store = new CheckpointStore(conf(), work, "test");
    double[] weights = weights(learning);
    int half = weights.length / 2;
    store.commit(
        new Checkpoint(
            step - 1,
            List.of(part(weights, 0, half), part(weights, half, weights.length)),
            Map.of(),
            Map.of()));
    List<String> files = new ArrayList<>();
    store.partPaths(step - 1).forEach(p -> files.add(LocalFiles.name(p, p.getName())));
    return new StepTask(learning, phase, step, partitions, work.path().toString(), files);
  }

  static WorkFolder work(Path folder) {
    return WorkFolder.of(new org.apache.hadoop.fs.Path(folder.resolve("model").toUri()));
  }

  private static ParameterPartition part(double[] weights, int from, int to) {
    double[] part = new double[to - from];
    System.arraycopy(weights, from, part, 0, part.length);
    return new ParameterPartition(new KeyRange(from, to), part, new double[0][]);
  }

  /** The nodes that a pass over the blocks [first, last) pushes. */
  static List<PartialSum> pass(Learning learning, Phase phase, long first, long last) {
    List<PartialSum> pushed = new ArrayList<>();
    ParameterClient memory =
        new ParameterClient() {
          @Override
          public double[] pull(KeyRange range) {
            return weights(learning);
          }

          @Override
          public void push(PartialSum sum) {
            pushed.add(sum);
          }
        };
    ShardPass pass = new ShardPass(learning, phase, memory);
    for (long number = first; number < last; number++) {
      pass.add(number, block(number));
    }
    pass.finish();
    return pushed;
  }

  /** The plain sum of a step in this process: the oracle. */
  static Contribution total(Learning learning, Phase phase) {
    SumTree tree = new SumTree();
    pass(learning, phase, 0, learning.blocks()).forEach(tree::add);
    return tree.root(learning.leaves(phase));
  }

  /** The partition that covers everything, after the step: the oracle. */
  static ParameterPartition after(Learning learning, Phase phase, long step) {
    double[] weights = weights(learning);
    double[][] slots = new double[learning.rule(phase).slots()][weights.length];
    ParameterPartition whole =
        new ParameterPartition(learning.spec().space().all(), weights, slots);
    whole.apply(learning.rule(phase), step, total(learning, phase));
    return whole;
  }
}
