package org.plait.conf;

/**
 * Where a value was set.
 *
 * @param source the layer
 * @param detail the flag as typed, or the file; empty for defaults and {@code -D}
 */
public record Origin(Source source, String detail) {

  /** The layers, from the weakest to the strongest. */
  public enum Source {
    DEFAULT,
    SITE,
    FILE,
    PROPERTY,
    FLAG
  }

  /** The key's own default. */
  public static final Origin DEFAULT = new Origin(Source.DEFAULT, "");

  /** Set with {@code -D}. */
  public static final Origin PROPERTY = new Origin(Source.PROPERTY, "");

  public static Origin site(String file) {
    return new Origin(Source.SITE, file);
  }

  /** A file given with {@code -conf}. */
  public static Origin file(String file) {
    return new Origin(Source.FILE, file);
  }

  public static Origin flag(String flag) {
    return new Origin(Source.FLAG, flag);
  }

  /** Whether this run's user typed the value, rather than whoever set the machine up. */
  public boolean isTyped() {
    return source == Source.PROPERTY || source == Source.FLAG;
  }

  /** For people: {@code default}, {@code plait-site.xml}, {@code -conf my.xml}, {@code -D}. */
  @Override
  public String toString() {
    return switch (source) {
      case DEFAULT -> "default";
      case SITE -> detail;
      case FILE -> "-conf " + detail;
      case PROPERTY -> "-D";
      case FLAG -> detail;
    };
  }
}
