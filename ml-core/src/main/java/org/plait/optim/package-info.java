/**
 * How sums become new parameters.
 *
 * <p>There are two kinds. An {@link org.plait.param.UpdateRule} ({@link
 * org.plait.optim.GradientDescent}, {@link org.plait.optim.KMeansUpdate}, {@link
 * org.plait.optim.Average}) sees one key range at a time and runs where the partition lives: in a
 * reduce task or a server. {@link org.plait.optim.Lbfgs} needs the whole vector and runs where the
 * loop runs; partitions only keep the sums for it. {@link org.plait.optim.Regulariser} belongs to
 * both.
 *
 * <p>Rules are immutable; L-BFGS is for one thread. Nothing here evaluates an objective: optimisers
 * are told values, because an evaluation may be a job on a cluster.
 */
package org.plait.optim;
