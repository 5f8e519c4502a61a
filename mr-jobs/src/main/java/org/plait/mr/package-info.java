/**
 * The synchronous engine: training, evaluating and predicting by stock Hadoop MapReduce jobs.
 *
 * <p>The central type is {@link org.plait.mr.MapReduceEngine}. The training loop ({@code
 * org.plait.train.TrainingLoop}) drives it in the ApplicationMaster; evaluation and prediction are
 * driven by the command line through {@link org.plait.mr.EvaluateJob} and {@link
 * org.plait.mr.PredictJob}. What happens in a run:
 *
 * <ol>
 *   <li><b>Packing</b> ({@code PackJob}), once for an input: map tasks parse shards of text ({@code
 *       ShardInputFormat}) into blocks and write them as packed data below the committer's folder;
 *       the engine checks that every block is there once and renames the folder to the input's
 *       fingerprint. Later runs over the same input find it there.
 *   <li><b>A step</b> ({@code StepJob}), one job each: a map task ({@code StepMapper}) runs {@code
 *       org.plait.train.ShardPass} over consecutive blocks. It pulls the parameters from the part
 *       files of the last checkpoint, which Hadoop has copied to its node, and pushes nodes of the
 *       summation tree into the shuffle, cut by key ranges ({@code ShuffleClient}). Combiners fold
 *       siblings ({@code FoldCombiner}). Reduce task k ({@code StepReducer}) owns partition k: it
 *       adds the nodes in order of leaves, applies the rule, and writes weights, state and totals.
 *       The engine reads the parts back; the loop commits them as the next checkpoint.
 *   <li><b>Validation</b> ({@code EvaluateJob}) over packed blocks, because only their numbers are
 *       known to all tasks, and the bytes of metrics depend on them.
 * </ol>
 *
 * <p>Every task only sums along the fixed tree or applies a rule to a key range, so the bytes do
 * not depend on the number of tasks, nor on which attempt of a task wins. Keys are sorted by
 * (partition, first leaf) and grouped by partition ({@code StepKey}).
 *
 * <p>{@link org.plait.mr.JobRunner} hands jobs to Hadoop and follows them. It writes an intent
 * ({@code <work>/jobs/step-000012-1.json}) before it submits, so that whoever comes after a crash
 * uses the finished output, waits for the job that still runs ({@link org.plait.mr.Children} finds
 * it by tag), or ends strays. {@code JobWatch} tells what a job waits for and gives up at
 * deadlines; {@code JobDiagnosis} turns Hadoop's diagnostics into one line, with the code that a
 * task threw.
 *
 * <p>One thread drives an engine and its runner; tasks are processes of their own, or threads where
 * Hadoop runs jobs in this process ({@code mapreduce.framework.name=local}).
 *
 * <p>Not here: what is summed and how it is applied ({@code org.plait.train}), the formats of
 * packed data ({@code org.plait.data}) and of checkpoints ({@code org.plait.model.store}), and YARN
 * ({@code org.plait.yarn}), which is reached through ports only.
 */
package org.plait.mr;
