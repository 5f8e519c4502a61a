/**
 * Hands runs to YARN and looks after them.
 *
 * <p>{@link org.plait.yarn.client.TrainingClient} checks what only the cluster knows, stages the
 * jar, the plan and the configuration, submits the ApplicationMaster and follows its event log;
 * {@link org.plait.yarn.client.Applications} answers for applications submitted before. The command
 * line calls both, on its main thread.
 *
 * <p>Not here: options and printing ({@code org.plait.yarn.cli}), and what happens inside the
 * application ({@code org.plait.yarn.am}).
 */
package org.plait.yarn.client;
