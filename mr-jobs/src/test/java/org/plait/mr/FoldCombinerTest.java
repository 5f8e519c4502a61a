package org.plait.mr;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.mrunit.mapreduce.ReduceDriver;
import org.apache.hadoop.mrunit.types.Pair;
import org.junit.Test;
import org.plait.param.Contribution;
import org.plait.param.PartialSum;
import org.plait.param.SumTree;

public class FoldCombinerTest {

  private static SumWritable node(int level, long index, double... sums) {
    return new SumWritable(
        new PartialSum(level, index, new Contribution(sums.clone(), 1 << level, 0.5, 10)));
  }

  private static List<Pair<StepKey, SumWritable>> combine(int partition, SumWritable... nodes)
      throws IOException {
    ReduceDriver<StepKey, SumWritable, StepKey, SumWritable> driver =
        ReduceDriver.newReduceDriver(new FoldCombiner());
    driver.withConfiguration(Tasks.conf());
    StepKey key = new StepKey(partition, nodes[0].sum().firstLeaf());
    return driver.withInput(key, Arrays.asList(nodes)).run();
  }

  @Test
  public void siblingsBecomeTheirParent() throws IOException {
    List<Pair<StepKey, SumWritable>> out = combine(2, node(0, 4, 1, 2), node(0, 5, 10, 20));
    assertEquals(1, out.size());
    assertEquals(new StepKey(2, 4), out.get(0).getFirst());
    PartialSum parent = out.get(0).getSecond().sum();
    assertEquals(1, parent.level());
    assertEquals(2, parent.index());
    assertArrayEquals(new double[] {11, 22}, parent.sum().sums(), 0);
    assertEquals(2, parent.sum().weight(), 0);
    assertEquals(1.0, parent.sum().loss(), 0);
    assertEquals(20, parent.sum().rows());
  }

  @Test
  public void nodesWithoutASiblingPassUnchanged() throws IOException {
    List<Pair<StepKey, SumWritable>> out = combine(0, node(0, 1, 1), node(0, 2, 2), node(2, 3, 3));
    assertEquals(3, out.size());
    assertEquals(1, out.get(0).getFirst().firstLeaf());
    assertEquals(2, out.get(1).getFirst().firstLeaf());
    assertEquals(12, out.get(2).getFirst().firstLeaf());
    assertArrayEquals(new double[] {3}, out.get(2).getSecond().sum().sum().sums(), 0);
  }

  @Test
  public void foldingGoesUpAsFarAsItCan() throws IOException {
    SumWritable[] leaves = new SumWritable[8];
    for (int i = 0; i < 8; i++) {
      leaves[i] = node(0, 8 + i, i);
    }
    List<Pair<StepKey, SumWritable>> out = combine(1, leaves);
    assertEquals(1, out.size());
    assertEquals(3, out.get(0).getSecond().sum().level());
    assertEquals(28, out.get(0).getSecond().sum().sum().sums()[0], 0);
  }

  @Test
  public void combiningAnySubsetFirstGivesTheSameBytes() throws IOException {
    List<SumWritable> all = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      all.add(node(0, i, 1.0 / (i + 3), Math.sqrt(i) * 1e-9));
    }
    double[] direct = root(all);
    for (int cut = 1; cut < 16; cut++) {
      List<SumWritable> folded = new ArrayList<>();
      for (List<SumWritable> half : List.of(all.subList(0, cut), all.subList(cut, 16))) {
        combine(0, half.toArray(SumWritable[]::new)).forEach(p -> folded.add(p.getSecond()));
      }
      assertArrayEquals("cut at " + cut, direct, root(folded), 0);
    }
  }

  /** The root of copies: a tree takes over what it adds. */
  private static double[] root(List<SumWritable> nodes) {
    SumTree tree = new SumTree();
    for (SumWritable node : nodes) {
      PartialSum sum = node.sum();
      Contribution copy = new Contribution(sum.sum().sums().length);
      copy.add(sum.sum());
      tree.add(new PartialSum(sum.level(), sum.index(), copy));
    }
    return tree.root(16).sums();
  }
}
