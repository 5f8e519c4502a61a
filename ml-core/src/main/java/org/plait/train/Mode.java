package org.plait.train;

import java.util.Locale;

/** How a run uses its passes; the lower-case name is the value of {@code --mode}. */
public enum Mode {
  /** Each step sums gradients (or statistics) over all examples at the same parameters. */
  GRADIENT,
  /** One pass: each averaging unit trains to the end on its own examples, then all are averaged. */
  AVERAGE;

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
