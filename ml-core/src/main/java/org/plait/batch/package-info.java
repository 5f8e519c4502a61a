/**
 * Examples in memory: {@link org.plait.batch.MiniBatch}, rows in compressed sparse form.
 *
 * <p>Readers fill a batch, objectives add it up, packed shards store it. It is reused from block to
 * block, so nothing is allocated for an example.
 *
 * <p>Not here: where examples come from ({@code org.plait.data}) and what is learned from them
 * ({@code org.plait.objective}).
 */
package org.plait.batch;
