/**
 * The ApplicationMaster: the process in the cluster that runs a plan.
 *
 * <p>{@link org.plait.yarn.am.ApplicationMaster} is its main. It becomes the user who submitted,
 * and one {@code Master} then registers with the ResourceManager, runs {@link
 * org.plait.train.TrainingRun} with {@link org.plait.mr.MapReduceEngine}, and unregisters with a
 * {@code Verdict} whose first line is the cause. {@link org.plait.yarn.am.Names} is what the client
 * and this process must agree on.
 *
 * <p>Threads: the training runs on the main thread; heartbeats ({@code ResourceManagerLink}) and
 * the page ({@link org.plait.yarn.web}) have their own, so that no step can delay them.
 *
 * <p>Three ways to die, three answers. A failure that would come again (bad data, divergence) ends
 * the application at once, with its diagnosis. One that may pass ends only the process, like a
 * crash or a power cut does: YARN starts another attempt, which goes on from the last committed
 * step and takes over or ends the jobs that it finds by their tags. And an attempt that the
 * ResourceManager no longer wants halts without another write. Jobs that outlive all attempts are
 * ended by YARN when their lifetime is over.
 *
 * <p>Not here: the jobs ({@code org.plait.mr}), the loop ({@code org.plait.train}), and submission
 * ({@code org.plait.yarn.client}).
 */
package org.plait.yarn.am;
