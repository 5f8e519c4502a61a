package org.plait.param;

/**
 * The sum over one node of the summation tree: the leaves [index &lt;&lt; level, (index + 1)
 * &lt;&lt; level). See {@link SumTree}.
 *
 * @param level height of the node; a leaf is 0
 * @param index number of the node in its level
 * @param sum handed over with the node
 */
public record PartialSum(int level, long index, Contribution sum) {

  public PartialSum {
    if (level < 0 || level > 62 || index < 0) {
      throw new IllegalArgumentException("no tree node: level " + level + ", index " + index);
    }
  }

  /** First leaf below this node. */
  public long firstLeaf() {
    return index << level;
  }

  /** Whether {@code next} is this node's right sibling, so that both fold into their parent. */
  boolean isLeftSiblingOf(PartialSum next) {
    return level == next.level && (index & 1) == 0 && next.index == index + 1;
  }

  /** The parent of this node and its right sibling; this node's sum is reused for it. */
  PartialSum fold(PartialSum right) {
    sum.add(right.sum);
    return new PartialSum(level + 1, index >> 1, sum);
  }
}
