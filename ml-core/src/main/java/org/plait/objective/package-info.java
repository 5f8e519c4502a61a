/**
 * What is learned: objectives that turn examples into sums, and scorers that turn parameters into
 * predictions.
 *
 * <p>{@link org.plait.objective.ModelSpec} is the shape of a model and makes both. An {@link
 * org.plait.objective.Objective} adds sums and a weight, never means, to a contribution; whatever
 * sums over examples fits (k-means adds points and counts). To add a loss, add a {@link
 * org.plait.objective.ModelKind} and its arithmetic here; no engine changes.
 *
 * <p>Everything is immutable and used by many threads at once.
 *
 * <p>Not here: regularisers and update rules ({@code org.plait.optim}), metrics ({@code
 * org.plait.eval}).
 */
package org.plait.objective;
