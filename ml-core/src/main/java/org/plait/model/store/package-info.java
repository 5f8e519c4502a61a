/**
 * Models and checkpoints in HDFS, or any other file system that Hadoop knows: the only part of
 * {@code org.plait.model} that sees Hadoop.
 *
 * <p>{@link org.plait.model.store.ModelStore} saves and loads models, {@link
 * org.plait.model.store.CheckpointStore} the state of a run between steps, in the {@link
 * org.plait.model.store.WorkFolder} beside the model to be. Both write under a temporary name that
 * carries the attempt, make the bytes durable, and commit by <b>one rename that fails if the target
 * exists</b>: whatever is visible under its final name is complete, and of two attempts one wins.
 * The driver of a run (client or ApplicationMaster) writes; tasks read.
 *
 * <p>A store is for one thread at a time; two attempts in two processes are what it is made for.
 *
 * <p>Not here: the formats themselves ({@code org.plait.model}, {@link org.plait.param.PartFile}).
 */
package org.plait.model.store;
