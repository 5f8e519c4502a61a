package org.plait.yarn;

import java.time.Duration;
import org.plait.base.Clock;

/** A clock that only sleeping moves. Any thread. */
public final class ManualClock implements Clock {
  private long nanos;

  @Override
  public synchronized long millis() {
    return nanos / 1_000_000;
  }

  @Override
  public synchronized long nanos() {
    return nanos;
  }

  @Override
  public synchronized void sleep(Duration duration) {
    nanos += duration.toNanos();
  }
}
