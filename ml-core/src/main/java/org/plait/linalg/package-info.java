/**
 * Inner loops over vectors of doubles, behind one facade: {@link org.plait.linalg.Kernels}.
 *
 * <p>The one property that matters beyond speed is that a reduction gives the same bits everywhere:
 * fixed lanes, a fixed fold, fixed key blocks. Objectives and optimisers call it from any thread.
 *
 * <p>Not here: anything that knows an example, a parameter or a partition.
 */
package org.plait.linalg;
