package org.plait.yarn.cli;

import org.apache.hadoop.conf.Configuration;
import org.plait.conf.Settings;

/**
 * What a verb works with.
 *
 * @param settings checked
 * @param hadoop Hadoop's configuration with the user's files and options in it
 * @param console where results and progress go
 */
record Session(Settings settings, Configuration hadoop, Console console) {}
