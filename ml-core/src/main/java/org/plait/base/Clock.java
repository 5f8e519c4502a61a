package org.plait.base;

import java.time.Duration;

/** The only source of time and the only way to sleep, so that tests and simulations own both. */
public interface Clock {

  /** Wall time in milliseconds since 1970. For records and reports, never for deadlines. */
  long millis();

  /** Monotonic nanoseconds from an arbitrary origin. For durations and deadlines. */
  long nanos();

  /** Sleeps; an interrupt ends the sleep and becomes an {@link ErrorCode#INTERRUPTED} failure. */
  void sleep(Duration duration);

  /** The machine's own clock. */
  static Clock system() {
    return SystemClock.INSTANCE;
  }
}
