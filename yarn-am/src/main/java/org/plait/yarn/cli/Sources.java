package org.plait.yarn.cli;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.util.GenericOptionsParser;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;
import org.plait.conf.Origin;
import org.plait.conf.PlaitKeys;
import org.plait.conf.Settings;

/**
 * Lays the sources of settings over each other: {@code plait-site.xml}, {@code -conf}, {@code -D},
 * flags. Keys of Plait go into the settings, all others into Hadoop's configuration.
 */
final class Sources {
  private static final String SITE = "plait-site.xml";

  private final Configuration hadoop;
  private final Settings.Builder settings;

  private Sources(Configuration hadoop, Settings.Builder settings) {
    this.hadoop = hadoop;
    this.settings = settings;
  }

  /**
   * The settings of a command; Hadoop's part goes into {@code hadoop}.
   *
   * @throws PlaitException USAGE or BAD_CONFIGURATION
   */
  static Settings read(
      HadoopOptions options,
      Grammar.Command command,
      Map<String, String> environment,
      Configuration hadoop) {
    // Generic options were taken care of, here: without the word Hadoop warns before every job.
    hadoop.setBoolean("mapreduce.client.genericoptionsparser.used", true);
    Sources sources = new Sources(hadoop, Settings.builder(command.verb()));
    sources.site(environment);
    options.files().forEach(sources::file);
    sources.hadoopOptions(options.others());
    options.properties().forEach(sources::property);
    command
        .flags()
        .forEach(
            (key, text) ->
                sources.settings.put(
                    key.name(), text, Origin.flag(key.flag().orElseThrow().name())));
    return sources.settings.build();
  }

  private void site(Map<String, String> environment) {
    String folder = environment.getOrDefault("PLAIT_CONF_DIR", "");
    File file = new File(folder, SITE);
    if (!folder.isEmpty() && file.isFile()) {
      layer(new Path(file.toURI()), Origin.site(file.getPath()));
      return;
    }
    Optional<URL> resource = Optional.ofNullable(hadoop.getResource(SITE));
    resource.ifPresent(url -> layer(new Path(url.toString()), Origin.site(url.getPath())));
  }

  private void file(String name) {
    File file = new File(name);
    if (!file.isFile()) {
      throw new PlaitException(
          ErrorCode.BAD_CONFIGURATION,
          "-conf " + name + " is not a file.",
          "Check its name; -conf reads files of this machine.");
    }
    layer(new Path(file.toURI()), Origin.file(name));
  }

  private void layer(Path file, Origin origin) {
    Configuration alone = new Configuration(false);
    Map<String, String> ours = new LinkedHashMap<>();
    try {
      alone.addResource(file.toUri().toURL());
      alone.iterator().forEachRemaining(property -> add(alone, property.getKey(), origin, ours));
    } catch (IOException | RuntimeException e) {
      throw new PlaitException(
          ErrorCode.BAD_CONFIGURATION,
          origin.detail() + " cannot be read: " + e.getMessage() + ".",
          "It must be XML as Hadoop's configuration files are.",
          e);
    }
    settings.putAll(ours, origin);
  }

  private void add(Configuration from, String name, Origin origin, Map<String, String> ours) {
    String text = Optional.ofNullable(from.get(name)).orElse("");
    if (name.startsWith(PlaitKeys.PREFIX)) {
      ours.put(name, text);
    } else {
      hadoop.set(name, text, origin.detail());
    }
  }

  private void property(String text) {
    int equals = text.indexOf('=');
    String name = text.substring(0, equals).trim();
    String value = text.substring(equals + 1);
    if (name.startsWith(PlaitKeys.PREFIX)) {
      settings.put(name, value, Origin.PROPERTY);
    } else {
      hadoop.set(name, value, "-D");
    }
  }

  private void hadoopOptions(List<String> others) {
    if (others.isEmpty()) {
      return;
    }
    try {
      new GenericOptionsParser(hadoop, others.toArray(String[]::new));
    } catch (IOException | RuntimeException e) {
      throw new PlaitException(
          ErrorCode.USAGE,
          String.join(" ", others) + " cannot be used: " + e.getMessage() + ".",
          "Check the paths.",
          e);
    }
  }
}
