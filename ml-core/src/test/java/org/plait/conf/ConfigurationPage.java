package org.plait.conf;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes docs/configuration.md from the keys. */
final class ConfigurationPage {
  private static final String HEAD =
      """
      # Configuration

      <!-- Made from the keys in org.plait.conf by ConfigurationPageTest: change those, not this. -->

      Every key can be set in `plait-site.xml`, in a file given with `-conf FILE`, with
      `-D name=value`, or, where it has one, with its flag. Each of these wins over the one before.
      The files are Hadoop's XML (`<configuration><property><name>..</name><value>..</value>`), and
      `plait-site.xml` is looked for in `$PLAIT_CONF_DIR`, then on the class path (hence in Hadoop's
      configuration folder). Keys that do not begin with `plait.` are handed to Hadoop. Hadoop's own
      `-D`, `-conf`, `-libjars`, `-files`, `-archives`, `-fs` and `-jt` may stand anywhere on the
      command line. An unknown `plait.` key is an error, and so is a value out of range: all that is
      wrong is told at once. `conf` prints all keys with their values and where these come from,
      `conf KEY` one of them.
      """;

  private ConfigurationPage() {}

  static String render() {
    StringBuilder page = new StringBuilder(HEAD);
    chapter(page, "Data", DataKeys.ALL);
    chapter(page, "Learning", LearningKeys.ALL);
    chapter(page, "Running", RunKeys.ALL);
    return page.toString();
  }

  private static void chapter(StringBuilder page, String title, List<Key<?>> keys) {
    page.append("\n## ").append(title).append('\n');
    for (Key<?> key : keys) {
      page.append("\n### `").append(key.name()).append("`\n\n");
      page.append(key.help()).append('.');
      if (!key.doc().isEmpty()) {
        page.append(' ').append(key.doc());
      }
      page.append("\n\n- Value: ").append(key.type().description()).append('\n');
      page.append("- Default: ");
      page.append(key.fallback().isEmpty() ? "none" : "`" + key.fallback() + "`").append('\n');
      key.flag().ifPresent(flag -> page.append("- Flag: ").append(text(flag)).append('\n'));
    }
  }

  private static String text(Key.Flag flag) {
    String usage = flag.isSwitch() ? flag.name() : flag.name() + " " + flag.argument();
    String verbs =
        flag.verbs().size() == Verb.values().length
            ? "all verbs"
            : flag.verbs().stream()
                .sorted()
                .map(verb -> verb.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    return "`" + usage + "` (" + verbs + ")";
  }
}
