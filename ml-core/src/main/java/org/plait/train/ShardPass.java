package org.plait.train;

import java.util.ArrayList;
import java.util.List;
import org.plait.batch.MiniBatch;
import org.plait.param.Contribution;
import org.plait.param.ParameterClient;
import org.plait.param.ParameterSpace;
import org.plait.param.PartialSum;
import org.plait.param.SumTree;

/**
 * One pass over consecutive blocks: the class that a map task, a worker and the local engine all
 * run. Pulls the parameters, makes one contribution a leaf, folds what can be folded and pushes the
 * O(log leaves) rest.
 *
 * <p>One thread. Blocks come in ascending order without gaps and begin where a leaf begins; they
 * end where a leaf ends, or at the end of the data.
 */
public final class ShardPass {
  private final ParameterSpace space;
  private final LeafWork work;
  private final long blocksPerLeaf;
  private final HoldOut heldOut;
  private final ParameterClient client;
  private final double[] parameters;
  private final SumTree tree = new SumTree();
  private final List<MiniBatch> pending = new ArrayList<>();
  private long leaf;
  private long next = -1;

  /** A pass of one phase, which pulls its parameters at once. */
  public ShardPass(Learning learning, Phase phase, ParameterClient client) {
    this.space = learning.spec().space();
    this.work = learning.work(phase);
    this.blocksPerLeaf = learning.blocksPerLeaf(phase);
    this.heldOut = learning.heldOut();
    this.client = client;
    this.parameters = client.pull(space.all());
  }

  /**
   * Adds a block.
   *
   * @param number the block's number among all blocks of the data
   * @param batch its examples; copied if they are needed beyond this call
   */
  public void add(long number, MiniBatch batch) {
    if (next >= 0 ? number != next : number % blocksPerLeaf != 0) {
      throw new IllegalStateException(
          "block " + number + " where " + (next >= 0 ? "block " + next : "a leaf") + " begins");
    }
    leaf = number / blocksPerLeaf;
    next = number + 1;
    MiniBatch kept = heldOut.training(number, batch);
    if (blocksPerLeaf == 1) {
      finishLeaf(List.of(kept));
      return;
    }
    pending.add(kept.compactCopy());
    if (next % blocksPerLeaf == 0) {
      finishLeaf(pending);
      pending.clear();
    }
  }

  private void finishLeaf(List<MiniBatch> blocks) {
    Contribution sum = new Contribution(Math.toIntExact(space.size()));
    work.add(leaf, blocks, parameters, sum);
    tree.add(new PartialSum(0, leaf, sum));
  }

  /** Ends the pass: pushes all that was summed. */
  public void finish() {
    if (!pending.isEmpty()) {
      finishLeaf(pending);
      pending.clear();
    }
    for (PartialSum node : tree.drain()) {
      client.push(node);
    }
  }
}
