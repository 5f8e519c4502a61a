package org.plait.param;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.Test;

public class SumTreeTest {
  private static final int LENGTH = 5;

  /** A leaf whose numbers differ in size, so that the order of additions shows in the bits. */
  private static Contribution leaf(long number) {
    Random random = new Random(number * 31 + 7);
    double[] sums =
        random.doubles(LENGTH).map(u -> (u - 0.5) * Math.pow(10, random.nextInt(14) - 7)).toArray();
    return new Contribution(sums, random.nextDouble(), random.nextGaussian(), 1 + number % 3);
  }

  /** The definition: a node is its left half plus its right half, or the left alone. */
  private static double[] sumOf(long from, long width, long leaves) {
    if (width == 1) {
      Contribution leaf = leaf(from);
      double[] all = Arrays.copyOf(leaf.sums(), LENGTH + 3);
      all[LENGTH] = leaf.weight();
      all[LENGTH + 1] = leaf.loss();
      all[LENGTH + 2] = leaf.rows();
      return all;
    }
    double[] left = sumOf(from, width / 2, leaves);
    if (from + width / 2 < leaves) {
      double[] right = sumOf(from + width / 2, width / 2, leaves);
      for (int i = 0; i < left.length; i++) {
        left[i] = left[i] + right[i];
      }
    }
    return left;
  }

  private static double[] definition(long leaves) {
    long width = 1;
    while (width < leaves) {
      width *= 2;
    }
    return sumOf(0, width, leaves);
  }

  private static void assertSameBits(String what, double[] expected, Contribution root) {
    double[] actual = Arrays.copyOf(root.sums(), LENGTH + 3);
    actual[LENGTH] = root.weight();
    actual[LENGTH + 1] = root.loss();
    actual[LENGTH + 2] = root.rows();
    for (int i = 0; i < expected.length; i++) {
      assertEquals(
          what + ", element " + i,
          Double.doubleToRawLongBits(expected[i]),
          Double.doubleToRawLongBits(actual[i]));
    }
  }

  private static List<PartialSum> task(long from, long to) {
    SumTree tree = new SumTree();
    for (long i = from; i < to; i++) {
      tree.add(new PartialSum(0, i, leaf(i)));
    }
    return tree.drain();
  }

  private static Contribution merge(List<Long> cuts, long leaves) {
    SumTree tree = new SumTree();
    for (int t = 0; t + 1 < cuts.size(); t++) {
      task(cuts.get(t), cuts.get(t + 1)).forEach(tree::add);
    }
    return tree.root(leaves);
  }

  @Test
  public void anyCutOfTheLeavesIntoTasksGivesTheBitsOfTheDefinition() {
    long seed = 20261123;
    Random random = new Random(seed);
    for (int round = 0; round < 400; round++) {
      int leaves = 1 + random.nextInt(round < 200 ? 20 : 300);
      TreeSet<Long> cuts = new TreeSet<>(List.of(0L, (long) leaves));
      for (int i = random.nextInt(9); i > 0; i--) {
        cuts.add((long) random.nextInt(leaves + 1));
      }
      String what = "seed " + seed + ", round " + round + ", cuts " + cuts;
      assertSameBits(what, definition(leaves), merge(new ArrayList<>(cuts), leaves));
    }
  }

  @Test
  public void everyCutInTwoOfAFewLeavesGivesTheBitsOfTheDefinition() {
    for (long leaves = 1; leaves <= 33; leaves++) {
      for (long cut = 0; cut <= leaves; cut++) {
        assertSameBits(
            leaves + " leaves cut at " + cut,
            definition(leaves),
            merge(List.of(0L, cut, leaves), leaves));
      }
    }
  }

  /** A combiner gathers neighbouring tasks, a second one gathers combiners. */
  @Test
  public void mergingInSeveralRoundsGivesTheSameBits() {
    Random random = new Random(5);
    for (int round = 0; round < 100; round++) {
      long leaves = 1 + random.nextInt(200);
      List<List<PartialSum>> groups = new ArrayList<>();
      for (long from = 0; from < leaves; ) {
        long to = Math.min(leaves, from + 1 + random.nextInt(12));
        groups.add(task(from, to));
        from = to;
      }
      while (groups.size() > 1) {
        int at = random.nextInt(groups.size() - 1);
        SumTree combiner = new SumTree();
        groups.get(at).forEach(combiner::add);
        groups.remove(at + 1).forEach(combiner::add);
        groups.set(at, combiner.drain());
      }
      SumTree tree = new SumTree();
      groups.get(0).forEach(tree::add);
      assertSameBits("round " + round, definition(leaves), tree.root(leaves));
    }
  }

  @Test
  public void slicingBeforeSummingGivesTheSliceOfTheSum() {
    KeyRange range = new KeyRange(2, 4);
    SumTree tree = new SumTree();
    for (long i = 0; i < 77; i++) {
      tree.add(new PartialSum(0, i, leaf(i).slice(0, range)));
    }
    double[] expected = Arrays.copyOfRange(definition(77), 2, 4);
    assertArrayEquals(expected, tree.root(77).sums(), 0);
  }

  @Test
  public void aTaskIsLeftWithTwiceTheLogarithmOfItsLeavesAtMost() {
    Random random = new Random(9);
    for (int round = 0; round < 300; round++) {
      long from = random.nextInt(2000);
      long n = 1 + random.nextInt(500);
      int nodes = task(from, from + n).size();
      long bound = 2L * (64 - Long.numberOfLeadingZeros(n));
      assertTrue(nodes + " nodes for [" + from + ", " + (from + n) + ")", nodes <= bound);
    }
    assertEquals("an aligned task has one", 1, task(128, 256).size());
  }

  @Test
  public void drainedNodesAscendCoverTheTaskAndAreAligned() {
    long next = 37;
    for (PartialSum node : task(37, 101)) {
      assertEquals(next, node.firstLeaf());
      assertEquals(0, node.firstLeaf() % (1L << node.level()));
      next += 1L << node.level();
    }
    assertEquals(101, next);
  }

  @Test
  public void aMissingLeafIsNamed() {
    for (long missing = 0; missing < 12; missing++) {
      SumTree tree = new SumTree();
      for (long i = 0; i < 12; i++) {
        if (i != missing) {
          tree.add(new PartialSum(0, i, leaf(i)));
        }
      }
      IllegalStateException e = assertThrows(IllegalStateException.class, () -> tree.root(12));
      String told = missing == 11 ? "11 leaves were summed instead of 12" : "leaf " + missing + " ";
      assertTrue(e.getMessage(), e.getMessage().contains(told));
    }
  }

  @Test
  public void aLeafThatComesTwiceIsRefused() {
    for (long twice = 0; twice < 12; twice++) {
      SumTree tree = new SumTree();
      task(0, 12).forEach(tree::add);
      PartialSum again = new PartialSum(0, twice, leaf(twice));
      assertThrows(IllegalStateException.class, () -> tree.add(again));
    }
  }

  @Test
  public void anOverlappingNodeIsRefused() {
    SumTree tree = new SumTree();
    task(0, 6).forEach(tree::add);
    assertThrows(IllegalStateException.class, () -> tree.add(new PartialSum(2, 1, leaf(4))));
  }

  @Test
  public void moreLeavesThanAnnouncedAndNoLeavesAtAllAreRefused() {
    SumTree tree = new SumTree();
    task(0, 8).forEach(tree::add);
    assertThrows(IllegalStateException.class, () -> tree.root(7));
    assertThrows(IllegalStateException.class, () -> new SumTree().root(0));
    assertThrows(IllegalStateException.class, () -> new SumTree().root(1));
  }

  @Test
  public void aDrainedTreeBeginsAnew() {
    SumTree tree = new SumTree();
    task(5, 9).forEach(tree::add);
    assertFalse(tree.drain().isEmpty());
    assertTrue(tree.drain().isEmpty());
    task(0, 3).forEach(tree::add);
    assertSameBits("after drain", definition(3), tree.root(3));
  }

  @Test
  public void contributionsOfDifferentLengthsAreNotSummed() {
    SumTree tree = new SumTree();
    tree.add(new PartialSum(0, 0, new Contribution(3)));
    PartialSum other = new PartialSum(0, 1, new Contribution(4));
    assertThrows(IllegalArgumentException.class, () -> tree.add(other));
  }

  @Test
  public void nodesOutsideOfTheTreeAreRefused() {
    Contribution sum = leaf(0);
    assertThrows(IllegalArgumentException.class, () -> new PartialSum(-1, 0, sum));
    assertThrows(IllegalArgumentException.class, () -> new PartialSum(63, 0, sum));
    assertThrows(IllegalArgumentException.class, () -> new PartialSum(0, -1, sum));
    assertEquals(3L << 40, new PartialSum(40, 3, sum).firstLeaf());
  }
}
