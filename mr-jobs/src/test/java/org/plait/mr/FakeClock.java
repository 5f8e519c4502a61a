package org.plait.mr;

import java.time.Duration;
import org.plait.base.Clock;

/** Time that passes only by sleeping. */
final class FakeClock implements Clock {
  private long nanos = 1_000_000_000L;

  @Override
  public long millis() {
    return nanos / 1_000_000;
  }

  @Override
  public long nanos() {
    return nanos;
  }

  @Override
  public void sleep(Duration duration) {
    nanos += duration.toNanos();
  }

  long seconds() {
    return nanos / 1_000_000_000L - 1;
  }
}
