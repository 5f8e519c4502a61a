package org.plait.mr;

import java.io.IOException;
import org.apache.hadoop.mapreduce.Reducer;
import org.plait.param.PartialSum;
import org.plait.param.SumTree;

/**
 * Adds up sibling nodes of one partition along the summation tree and passes on what has no sibling
 * yet. May run any number of times on any subset of a partition's nodes: a node's sum is the same
 * whoever adds it up.
 */
final class FoldCombiner extends Reducer<StepKey, SumWritable, StepKey, SumWritable> {

  @Override
  public void run(Context context) throws IOException, InterruptedException {
    TaskNotes.around(context, () -> super.run(context));
  }

  @Override
  protected void reduce(StepKey key, Iterable<SumWritable> values, Context context)
      throws IOException, InterruptedException {
    int partition = key.partition();
    SumTree tree = new SumTree();
    for (SumWritable value : values) {
      tree.add(value.sum());
    }
    for (PartialSum node : tree.drain()) {
      context.write(new StepKey(partition, node.firstLeaf()), new SumWritable(node));
    }
  }
}
