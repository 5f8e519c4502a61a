package org.plait.conf;

import java.util.function.Function;

/**
 * How the text of a value is read and what is allowed.
 *
 * @param description for people, to follow "must be": {@code a number of at least 0}
 * @param parser reads a trimmed text; throws {@link IllegalArgumentException} for anything that the
 *     description does not cover
 */
public record ValueType<T>(String description, Function<String, T> parser) {

  /** Reads a value; {@link IllegalArgumentException} where the text does not fit. */
  public T parse(String text) {
    return parser.apply(text.trim());
  }
}
