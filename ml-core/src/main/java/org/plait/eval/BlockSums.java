package org.plait.eval;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.plait.param.Contribution;
import org.plait.param.PartialSum;
import org.plait.param.SumTree;

/**
 * Real sums over blocks along the fixed tree of {@link SumTree}, each block one leaf: the same
 * bytes however blocks were spread over tasks. One thread at a time.
 */
final class BlockSums {
  private final int width;
  private final SumTree tree = new SumTree();

  /**
   * @param width number of sums of a block
   */
  BlockSums(int width) {
    this.width = width;
  }

  /** Adds the sums of block {@code number}, whose array is taken over; blocks ascend. */
  void add(long number, double[] sums, long rows) {
    tree.add(new PartialSum(0, number, new Contribution(sums, 0, 0, rows)));
  }

  /** Adds later blocks; the other gives them up. */
  void merge(BlockSums later) {
    later.tree.drain().forEach(tree::add);
  }

  /**
   * The sums over all blocks [0, n).
   *
   * @throws IllegalStateException if a block below the last one is missing
   */
  double[] total() {
    List<PartialSum> nodes = nodes();
    if (nodes.isEmpty()) {
      return new double[width];
    }
    SumTree copy = new SumTree();
    nodes.forEach(node -> copy.add(copyOf(node)));
    PartialSum last = nodes.get(nodes.size() - 1);
    return copy.root((last.index() + 1) << last.level()).sums();
  }

  /** Number of rows in all blocks. */
  long rows() {
    return nodes().stream().mapToLong(node -> node.sum().rows()).sum();
  }

  private List<PartialSum> nodes() {
    List<PartialSum> nodes = tree.drain();
    nodes.forEach(tree::add);
    return nodes;
  }

  private static PartialSum copyOf(PartialSum node) {
    Contribution sum = new Contribution(node.sum().sums().length);
    sum.add(node.sum());
    return new PartialSum(node.level(), node.index(), sum);
  }

  void write(DataOutput out) throws IOException {
    List<PartialSum> nodes = nodes();
    out.writeInt(nodes.size());
    for (PartialSum node : nodes) {
      out.writeByte(node.level());
      out.writeLong(node.index());
      out.writeLong(node.sum().rows());
      for (double sum : node.sum().sums()) {
        out.writeDouble(sum);
      }
    }
  }

  /** Adds what {@link #write} wrote behind the blocks that are here. */
  void read(DataInput in) throws IOException {
    int count = in.readInt();
    if (count < 0) {
      throw Damage.of("it announces " + count + " partial sums");
    }
    for (int i = 0; i < count; i++) {
      int level = in.readByte();
      long index = in.readLong();
      long rows = in.readLong();
      double[] sums = new double[width];
      for (int k = 0; k < width; k++) {
        sums[k] = in.readDouble();
      }
      addRead(level, index, new Contribution(sums, 0, 0, rows));
    }
  }

  private void addRead(int level, long index, Contribution sum) {
    boolean inRange = level >= 0 && level < 62 && index >= 0 && index < (1L << (62 - level));
    if (!inRange || sum.rows() < 0) {
      throw Damage.of("it holds a sum of the tree's node " + level + "/" + index);
    }
    try {
      tree.add(new PartialSum(level, index, sum));
    } catch (IllegalStateException e) {
      throw Damage.of("the blocks overlap: " + e);
    }
  }
}
