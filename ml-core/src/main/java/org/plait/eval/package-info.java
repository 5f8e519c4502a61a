/**
 * How good a model is on examples: metrics that merge.
 *
 * <p>The central type is {@link org.plait.eval.Evaluation}. Whoever scores examples (the local
 * engine, an evaluation task, a validation pass) makes one, adds block after block, and merges the
 * evaluations of all tasks in the order of their blocks; the metrics then have the same bytes
 * however the blocks were spread. Real sums run along {@link org.plait.param.SumTree}; the area
 * under the curve comes from exact counts of equal scores ({@code RankCounts}), in bounded memory.
 *
 * <p>An evaluation is for one thread at a time.
 *
 * <p>Not here: where examples come from ({@code org.plait.data}), what is learned from them ({@code
 * org.plait.objective}), and who carries evaluations between tasks (the engines).
 */
package org.plait.eval;
