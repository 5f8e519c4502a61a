/**
 * The command line: from words to settings, from settings to a verb's work, from its result or
 * failure to stdout, stderr and an exit code.
 *
 * <p>{@link org.plait.yarn.cli.Main} is what {@code yarn jar plait.jar} starts. {@code Cli} is the
 * same without the process: words in, exit code out. It takes Hadoop's own options out of the words
 * wherever they stand ({@code HadoopOptions}), lets the library read the rest by a grammar that is
 * made from the keys of {@code org.plait.conf} ({@code Grammar}), lays the sources over each other
 * ({@code Sources}) and hands a {@code Session} to the verb. Whatever is thrown becomes one line
 * and a code in {@code Failures}.
 *
 * <p>Results go to stdout, as a table or with {@code --json} as one object; everything else goes to
 * stderr: one live line on a terminal, one line an iteration elsewhere. One thread.
 *
 * <p>To add a verb: a constant in {@code Verb}, its flags in the keys, a class here, a line in
 * {@code Cli}, an example in {@code Examples}.
 *
 * <p>Not here: what the verbs do. Plans are made by {@code org.plait.train}, runs by engines,
 * applications by {@code org.plait.yarn.client}.
 */
package org.plait.yarn.cli;
