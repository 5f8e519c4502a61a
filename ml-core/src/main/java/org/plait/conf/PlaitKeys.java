package org.plait.conf;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The one list of all keys. */
public final class PlaitKeys {
  /** What every key's name begins with. */
  public static final String PREFIX = "plait.";

  /** All keys, chapter by chapter, in the order in which documentation shows them. */
  public static final List<Key<?>> ALL =
      Stream.of(DataKeys.ALL, LearningKeys.ALL, RunKeys.ALL).<Key<?>>flatMap(List::stream).toList();

  private static final Map<String, Key<?>> BY_NAME =
      ALL.stream().collect(Collectors.toMap(Key::name, Function.identity()));

  private PlaitKeys() {}

  /** The key of a name. */
  public static Optional<Key<?>> find(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /** The keys whose flags a verb knows, in the list's order. */
  public static List<Key<?>> flagsOf(Verb verb) {
    return ALL.stream().filter(key -> key.isFlagOf(verb)).toList();
  }

  /** The known name that a mistyped one is closest to. */
  public static String nearest(String name) {
    return ALL.stream()
        .map(Key::name)
        .min(Comparator.comparingInt((String known) -> Nearness.distance(name, known)))
        .orElseThrow();
  }
}
