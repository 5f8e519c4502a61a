package org.plait.mr;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.NullWritable;
import org.apache.hadoop.mrunit.mapreduce.ReduceDriver;
import org.apache.hadoop.mrunit.types.Pair;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.plait.model.store.CheckpointStore;
import org.plait.objective.ModelKind;
import org.plait.param.Checkpoint;
import org.plait.param.KeyRange;
import org.plait.param.ParameterPartition;
import org.plait.param.PartialSum;
import org.plait.train.Learning;
import org.plait.train.Mode;
import org.plait.train.Phase;

public class StepReducerTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private static ParameterPartition reduce(StepTask task, int partition, List<PartialSum> nodes)
      throws IOException {
    ReduceDriver<StepKey, SumWritable, NullWritable, PartWritable> driver =
        ReduceDriver.newReduceDriver(new StepReducer());
    Configuration conf = Tasks.conf();
    task.into(conf);
    driver.withConfiguration(conf);
    List<SumWritable> values = new ArrayList<>();
    KeyRange range = task.partitioner().range(partition);
    for (PartialSum node : nodes) {
      values.add(
          new SumWritable(new PartialSum(node.level(), node.index(), node.sum().slice(0, range))));
    }
    List<Pair<NullWritable, PartWritable>> out =
        driver.withInput(new StepKey(partition, 0), values).run();
    assertEquals(1, out.size());
    return out.get(0).getSecond().partition();
  }

  /** Nodes of the passes of three tasks. */
  private static List<PartialSum> nodes(Learning learning, Phase phase) {
    List<PartialSum> nodes = new ArrayList<>();
    long perLeaf = learning.blocksPerLeaf(phase);
    long leaves = learning.leaves(phase);
    for (int task = 0; task < 3; task++) {
      long first = leaves * task / 3 * perLeaf;
      long last = Math.min(learning.blocks(), leaves * (task + 1) / 3 * perLeaf);
      nodes.addAll(Tasks.pass(learning, phase, first, last));
    }
    return nodes;
  }

  private void matchesThePlainSum(Learning learning, Phase phase, int partitions)
      throws IOException {
    StepTask task = Tasks.step(learning, phase, 4, partitions, folder.newFolder().toPath());
    ParameterPartition expected = Tasks.after(learning, phase, 4);
    for (int k = 0; k < task.partitioner().partitions(); k++) {
      ParameterPartition got = reduce(task, k, nodes(learning, phase));
      assertEquals(task.partitioner().range(k), got.range());
      assertArrayEquals(slice(expected.weights(), got.range()), got.weights(), 0);
      assertEquals(expected.slots().length, got.slots().length);
      for (int s = 0; s < expected.slots().length; s++) {
        assertArrayEquals(slice(expected.slots()[s], got.range()), got.slots()[s], 0);
      }
      assertEquals(expected.totals().rows(), got.totals().rows());
      assertEquals(expected.totals().loss(), got.totals().loss(), 0);
      assertEquals(expected.totals().weight(), got.totals().weight(), 0);
    }
  }

  private static double[] slice(double[] all, KeyRange range) {
    double[] part = new double[range.length()];
    System.arraycopy(all, (int) range.from(), part, 0, part.length);
    return part;
  }

  @Test
  public void reducerKeepsTheSumOfGradients() throws IOException {
    for (int partitions : new int[] {1, 2, 7}) {
      matchesThePlainSum(
          Tasks.learning(ModelKind.LOGISTIC, Mode.GRADIENT, 11, 1), Phase.GRADIENT, partitions);
    }
  }

  @Test
  public void reducerAppliesEachGradientOnce() throws IOException {
    for (int partitions : new int[] {1, 3}) {
      matchesThePlainSum(
          Tasks.learning(ModelKind.SOFTMAX, Mode.GRADIENT, 9, 1), Phase.UPDATE, partitions);
    }
  }

  @Test
  public void reducerMovesCentresThatItOwnsWhole() throws IOException {
    for (int partitions : new int[] {1, 2, 3, 8}) {
      matchesThePlainSum(
          Tasks.learning(ModelKind.KMEANS, Mode.GRADIENT, 9, 1), Phase.UPDATE, partitions);
    }
  }

  @Test
  public void reducerAveragesUnits() throws IOException {
    matchesThePlainSum(Tasks.learning(ModelKind.LOGISTIC, Mode.AVERAGE, 10, 3), Phase.AVERAGE, 2);
  }

  @Test
  public void slotsOfTheCheckpointAreContinued() throws IOException {
    Learning learning = Tasks.learning(ModelKind.LOGISTIC, Mode.GRADIENT, 4, 1);
    StepTask task = Tasks.step(learning, Phase.GRADIENT, 1, 1, folder.getRoot().toPath());
    double[] weights = Tasks.weights(learning);
    new CheckpointStore(Tasks.conf(), Tasks.work(folder.getRoot().toPath()), "t")
        .commit(
            new Checkpoint(
                8,
                List.of(
                    new ParameterPartition(
                        learning.spec().space().all(),
                        weights,
                        new double[][] {new double[weights.length]})),
                Map.of(),
                Map.of()));
    StepTask later = new StepTask(learning, Phase.GRADIENT, 9, 1, task.work(), task.parameters());
    ParameterPartition got = reduce(later, 0, nodes(learning, Phase.GRADIENT));
    assertArrayEquals(Tasks.total(learning, Phase.GRADIENT).sums(), got.slots()[0], 0);
    assertArrayEquals(weights, got.weights(), 0);
  }

  @Test
  public void aMissingNodeIsNotForgiven() {
    Learning learning = Tasks.learning(ModelKind.LOGISTIC, Mode.GRADIENT, 11, 1);
    StepTask task = Tasks.step(learning, Phase.GRADIENT, 1, 1, folder.getRoot().toPath());
    List<PartialSum> nodes = nodes(learning, Phase.GRADIENT);
    nodes.remove(1);
    assertThrows(IllegalStateException.class, () -> reduce(task, 0, nodes));
  }

  @Test
  public void aNodeThatComesTwiceIsNotForgiven() {
    Learning learning = Tasks.learning(ModelKind.LOGISTIC, Mode.GRADIENT, 11, 1);
    StepTask task = Tasks.step(learning, Phase.GRADIENT, 1, 1, folder.getRoot().toPath());
    List<PartialSum> nodes = nodes(learning, Phase.GRADIENT);
    nodes.add(1, nodes.get(0));
    assertThrows(IllegalStateException.class, () -> reduce(task, 0, nodes));
  }

  @Test
  public void sumsOfAnotherLengthAreRefused() throws IOException {
    Learning learning = Tasks.learning(ModelKind.LOGISTIC, Mode.GRADIENT, 11, 1);
    StepTask two = Tasks.step(learning, Phase.GRADIENT, 1, 2, folder.getRoot().toPath());
    ReduceDriver<StepKey, SumWritable, NullWritable, PartWritable> driver =
        ReduceDriver.newReduceDriver(new StepReducer());
    Configuration conf = Tasks.conf();
    two.into(conf);
    driver.withConfiguration(conf);
    driver.withInput(
        new StepKey(0, 0),
        List.of(new SumWritable(Tasks.pass(learning, Phase.GRADIENT, 0, 8).get(0))));
    assertThrows(IllegalStateException.class, driver::run);
  }
}
