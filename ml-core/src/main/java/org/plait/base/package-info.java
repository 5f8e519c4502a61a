/**
 * What every other package stands on: the failures that users are told ({@link
 * org.plait.base.PlaitException}, {@link org.plait.base.ErrorCode}), time ({@link
 * org.plait.base.Clock}) and randomness ({@link org.plait.base.CounterRandom}).
 *
 * <p>Nothing else in Plait asks the machine for the time, sleeps, or draws random numbers: that is
 * what lets a test own time, a simulation replay a seed, and a redone task give the bytes of the
 * lost one. All types here are immutable and may be used from any thread.
 *
 * <p>Not here: anything that knows a file, a vector or a cluster. A type that wants to move in
 * because "it is used everywhere" belongs to the package whose word it is.
 */
package org.plait.base;
