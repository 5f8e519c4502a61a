package org.plait.yarn.cli;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;
import org.plait.conf.Key;
import org.plait.conf.PlaitKeys;
import org.plait.conf.RunKeys;
import org.plait.conf.Settings;

/** The verb conf: all keys, or one. */
final class Conf {
  private final Session session;

  Conf(Session session) {
    this.session = session;
  }

  void run(Optional<String> word) {
    boolean json = session.settings().value(RunKeys.JSON);
    List<Key<?>> keys = word.map(this::named).<List<Key<?>>>map(List::of).orElse(PlaitKeys.ALL);
    if (json) {
      JsonObject object = new JsonObject();
      keys.forEach(key -> object.add(key.name(), json(key)));
      session.console().out().println(Json.line(object));
    } else if (word.isPresent()) {
      session.console().out().print(page(keys.get(0)));
    } else {
      Table table = new Table();
      keys.forEach(key -> table.row(key.name(), value(key)));
      session.console().out().print(table);
    }
  }

  /** By name, with or without the prefix, or by flag. */
  private Key<?> named(String word) {
    for (Key<?> key : PlaitKeys.ALL) {
      boolean flag = key.flag().filter(f -> f.name().equals(word)).isPresent();
      if (flag || key.name().equals(word) || key.name().equals(PlaitKeys.PREFIX + word)) {
        return key;
      }
    }
    String full = word.startsWith(PlaitKeys.PREFIX) ? word : PlaitKeys.PREFIX + word;
    throw new PlaitException(
        ErrorCode.BAD_CONFIGURATION,
        word + " is not a key.",
        "The nearest is " + PlaitKeys.nearest(full) + ".");
  }

  private String value(Key<?> key) {
    Settings settings = session.settings();
    String text = settings.text(key);
    return text.isEmpty() ? "-" : text + "  (" + settings.origin(key) + ")";
  }

  private Table page(Key<?> key) {
    Table table =
        new Table()
            .row("key", key.name())
            .row("value", value(key))
            .row("default", key.fallback().isEmpty() ? "-" : key.fallback())
            .row("must be", key.type().description());
    key.flag().ifPresent(flag -> table.row("flag", (flag.name() + " " + flag.argument()).trim()));
    return table.row("help", key.help() + ".").rowIfAny("more", key.doc());
  }

  private JsonObject json(Key<?> key) {
    JsonObject object = new JsonObject();
    String text = session.settings().text(key);
    object.addProperty("value", text.isEmpty() ? null : text);
    object.addProperty("origin", session.settings().origin(key).toString());
    object.addProperty("default", key.fallback().isEmpty() ? null : key.fallback());
    object.addProperty("help", key.help());
    return object;
  }
}
