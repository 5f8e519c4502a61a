/**
 * A training run, whatever engine carries its bytes: the plan, the pass over a shard, the loop over
 * steps, the event log, and the local engine.
 *
 * <p>{@link org.plait.train.TrainingPlan} says what to do; once the data has been seen it becomes a
 * {@link org.plait.train.Learning}. {@code TrainingLoop} asks a {@link
 * org.plait.train.TrainingEngine} for one step after another, lets a whole-vector optimiser combine
 * the partitions' sums where one is used, commits a checkpoint and reports. {@link
 * org.plait.train.ShardPass} is the one copy of the work itself: local threads, map tasks and
 * workers all run it. Engines never see each other.
 *
 * <p>The loop runs on one thread; a pass on one thread each.
 *
 * <p>Not here: MapReduce, YARN, or a network.
 */
package org.plait.train;
