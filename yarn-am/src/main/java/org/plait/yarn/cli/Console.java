package org.plait.yarn.cli;

import java.io.PrintStream;
import java.util.Map;
import org.plait.base.Clock;

/**
 * The world around a command.
 *
 * @param out results
 * @param err progress and failures
 * @param live whether {@code err} is a terminal, on which a line may be written over
 * @param environment the process's variables
 * @param clock for durations and rates
 */
record Console(
    PrintStream out, PrintStream err, boolean live, Map<String, String> environment, Clock clock) {}
