package org.plait.conf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;

/** The value of every key for one command, all checked, and where each was set. Immutable. */
public final class Settings {
  private final Verb verb;
  private final Map<String, Entry> entries;

  private record Entry(String text, Object value, Origin origin) {}

  private Settings(Verb verb, Map<String, Entry> entries) {
    this.verb = verb;
    this.entries = entries;
  }

  public static Builder builder(Verb verb) {
    return new Builder(verb);
  }

  /** What the settings are for. */
  public Verb verb() {
    return verb;
  }

  /** The value of a key that has a default or that the verb requires. */
  public <T> T value(Key<T> key) {
    return find(key).orElseThrow(() -> new IllegalStateException(key.name() + " has no value"));
  }

  /** The value of a key, if it was set or has a default. */
  public <T> Optional<T> find(Key<T> key) {
    @SuppressWarnings("unchecked") // put there by the key's own type
    Optional<T> value = (Optional<T>) entry(key).map(Entry::value);
    return value;
  }

  /** Whether somebody set the key, if only to its default. */
  public boolean isSet(Key<?> key) {
    return origin(key).source() != Origin.Source.DEFAULT;
  }

  public Origin origin(Key<?> key) {
    return entry(key).map(Entry::origin).orElse(Origin.DEFAULT);
  }

  /** The text of a key's value; empty if it has none. */
  public String text(Key<?> key) {
    return entry(key).map(Entry::text).orElse("");
  }

  /** All that was set, by key name: enough to build equal settings on another machine. */
  public Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Key<?> key : PlaitKeys.ALL) {
      if (isSet(key)) {
        texts.put(key.name(), text(key));
      }
    }
    return texts;
  }

  private Optional<Entry> entry(Key<?> key) {
    return Optional.ofNullable(entries.get(key.name()));
  }

  /** Gathers texts, the weakest layer first: what is put later wins. */
  public static final class Builder {
    private final Verb verb;
    private final Map<String, Map.Entry<String, Origin>> texts = new LinkedHashMap<>();
    private final List<String> errors = new ArrayList<>();

    private Builder(Verb verb) {
      this.verb = verb;
    }

    /** Sets a key by name; an unknown name is told by {@link #build}. */
    public Builder put(String name, String text, Origin origin) {
      if (PlaitKeys.find(name).isEmpty()) {
        errors.add(
            "%s (from %s) is not a key, the nearest is %s"
                .formatted(name, origin, PlaitKeys.nearest(name)));
      } else {
        texts.put(name, Map.entry(text, origin));
      }
      return this;
    }

    /** As above for all of a map. */
    public Builder putAll(Map<String, String> values, Origin origin) {
      values.forEach((name, text) -> put(name, text, origin));
      return this;
    }

    /**
     * Checks everything.
     *
     * @throws PlaitException BAD_CONFIGURATION that tells all that is wrong
     */
    public Settings build() {
      Map<String, Entry> entries = new LinkedHashMap<>();
      List<String> wrong = new ArrayList<>(errors);
      for (Key<?> key : PlaitKeys.ALL) {
        Map.Entry<String, Origin> set = texts.get(key.name());
        if (set != null) {
          read(key, set.getKey(), set.getValue(), entries, wrong);
        } else if (!key.fallback().isEmpty()) {
          Object value = key.type().parse(key.fallback());
          entries.put(key.name(), new Entry(key.fallback(), value, Origin.DEFAULT));
        }
      }
      Settings settings = new Settings(verb, Map.copyOf(entries));
      wrong.addAll(Combinations.errors(settings, texts.keySet()));
      if (!wrong.isEmpty()) {
        throw failure(wrong);
      }
      return settings;
    }

    private static void read(
        Key<?> key, String text, Origin origin, Map<String, Entry> entries, List<String> wrong) {
      try {
        entries.put(key.name(), new Entry(text.trim(), key.type().parse(text), origin));
      } catch (IllegalArgumentException e) {
        boolean flag = origin.source() == Origin.Source.FLAG;
        String where = flag ? origin.detail() : key.name() + " (from " + origin + ")";
        wrong.add(where + " is '" + text + "' but must be " + key.type().description());
      }
    }

    private PlaitException failure(List<String> wrong) {
      String what =
          wrong.size() == 1
              ? wrong.get(0) + "."
              : wrong.size() + " settings are wrong: " + String.join("; ", wrong) + ".";
      return new PlaitException(
          ErrorCode.BAD_CONFIGURATION,
          what,
          "Correct " + (wrong.size() == 1 ? "it" : "them") + "; 'conf' tells all keys.");
    }
  }
}
