/**
 * Parameters and what happens to them: the key space, its cut into partitions, the sums that are
 * pushed, the partition that applies them, and the file format that keeps them.
 *
 * <p>The central type is {@link org.plait.param.ParameterPartition}: a reduce task and a parameter
 * server own the same class, and an {@link org.plait.param.UpdateRule} tells it what a step does.
 * What is pushed is a {@link org.plait.param.Contribution}, sums and a weight; {@link
 * org.plait.param.SumTree} adds contributions along a fixed tree, which is why every engine gives
 * the same bytes. {@link org.plait.param.ParameterClient} is the port that an engine implements.
 *
 * <p>Everything is for one thread at a time except the values (ranges, spaces, partitioners).
 *
 * <p>Not here: what a contribution means ({@code org.plait.objective}), which rules exist ({@code
 * org.plait.optim}), and how bytes travel (the engines).
 */
package org.plait.param;
