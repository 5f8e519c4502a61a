package org.plait.param;

import java.util.ArrayList;
import java.util.List;

/**
 * Adds contributions along one fixed binary tree over leaf numbers, so that the result has the same
 * bytes however the leaves were spread over tasks.
 *
 * <p>The sum of a node is the sum of its left child plus that of its right child, in this order, or
 * the left child's alone where the right has no leaf. A task that holds the leaves [a, b) can fold
 * all nodes that lie wholly inside, and is left with O(log(b - a)) partial sums; whoever gathers
 * the partial sums of all tasks folds on. docs/adr/0001 says why a tree.
 *
 * <p>Nodes are added in ascending order of their leaves. One thread at a time.
 */
public final class SumTree {
  private final List<PartialSum> pending = new ArrayList<>();

  /** Adds a node behind all that were added; its sum is taken over. */
  public void add(PartialSum node) {
    if (!pending.isEmpty()) {
      PartialSum last = pending.get(pending.size() - 1);
      long free = (last.index() + 1) << last.level();
      if (node.firstLeaf() < free) {
        throw new IllegalStateException(
            "leaf " + node.firstLeaf() + " comes after leaf " + (free - 1) + ": added twice?");
      }
    }
    PartialSum folded = node;
    while (!pending.isEmpty() && pending.get(pending.size() - 1).isLeftSiblingOf(folded)) {
      folded = pending.remove(pending.size() - 1).fold(folded);
    }
    pending.add(folded);
  }

  /** Removes and returns the nodes that could not be folded, in ascending order of leaves. */
  public List<PartialSum> drain() {
    List<PartialSum> nodes = List.copyOf(pending);
    pending.clear();
    return nodes;
  }

  /**
   * Removes the sum of the leaves [0, leaves), all of which must have been added.
   *
   * @throws IllegalStateException if a leaf is missing
   */
  public Contribution root(long leaves) {
    long covered = 0;
    for (PartialSum node : pending) {
      if (node.firstLeaf() != covered) {
        throw new IllegalStateException("leaf " + covered + " is missing from the sum");
      }
      covered = (node.index() + 1) << node.level();
    }
    if (covered != leaves || leaves == 0) {
      throw new IllegalStateException(covered + " leaves were summed instead of " + leaves);
    }
    Contribution sum = pending.remove(pending.size() - 1).sum();
    while (!pending.isEmpty()) {
      Contribution left = pending.remove(pending.size() - 1).sum();
      left.add(sum);
      sum = left;
    }
    return sum;
  }
}
