package org.plait.conf;

import java.util.Optional;
import java.util.Set;

/**
 * Something that can be set.
 *
 * @param name {@code plait.} and words between dots and dashes
 * @param type how its text is read and what is allowed
 * @param fallback the default as a text; empty: no value unless set
 * @param flag how the command line sets it, if it does
 * @param help one line without a full stop's worth of detail
 * @param doc what the line does not say; may be empty
 */
public record Key<T>(
    String name, ValueType<T> type, String fallback, Optional<Flag> flag, String help, String doc) {

  /**
   * A key's flag.
   *
   * @param name with its dashes: {@code --l2}
   * @param argument what stands for the value in help; empty for a switch
   * @param typed the value that a switch sets; empty where there is an argument
   * @param verbs the verbs that know the flag
   */
  public record Flag(String name, String argument, String typed, Set<Verb> verbs) {
    public Flag {
      verbs = Set.copyOf(verbs);
    }

    /** Whether the flag stands alone, without a value behind it. */
    public boolean isSwitch() {
      return argument.isEmpty();
    }
  }

  static <T> Key<T> of(String name, ValueType<T> type, String fallback, String help) {
    return new Key<>(name, type, fallback, Optional.empty(), help, "");
  }

  Key<T> doc(String text) {
    return new Key<>(name, type, fallback, flag, help, text);
  }

  Key<T> flag(String flagName, String argument, Verb... verbs) {
    Flag made = new Flag(flagName, argument, "", Set.of(verbs));
    return new Key<>(name, type, fallback, Optional.of(made), help, doc);
  }

  /** A flag without an argument that sets {@code typed}. */
  Key<T> toggle(String flagName, String typed, Verb... verbs) {
    Flag made = new Flag(flagName, "", typed, Set.of(verbs));
    return new Key<>(name, type, fallback, Optional.of(made), help, doc);
  }

  /** Whether a verb's command line knows the key's flag. */
  public boolean isFlagOf(Verb verb) {
    return flag.map(f -> f.verbs().contains(verb)).orElse(false);
  }
}
