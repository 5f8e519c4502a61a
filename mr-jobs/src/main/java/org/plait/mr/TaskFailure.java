package org.plait.mr;

/**
 * A task attempt that failed.
 *
 * @param attempt its id; the job's id where the job failed as a whole
 * @param diagnostics what Hadoop tells about it: most often a stack trace
 */
record TaskFailure(String attempt, String diagnostics) {}
