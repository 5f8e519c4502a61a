/**
 * The synchronous engine: one stock Hadoop MapReduce job a step.
 *
 * <p>Not here: what is summed and how it is applied ({@code org.plait.train}), and YARN ({@code
 * org.plait.yarn}), which is reached through {@link org.plait.mr.Children} alone.
 */
package org.plait.mr;
