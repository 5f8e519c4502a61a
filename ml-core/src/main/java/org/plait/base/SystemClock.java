package org.plait.base;

import java.time.Duration;

enum SystemClock implements Clock {
  INSTANCE;

  @Override
  public long millis() {
    return System.currentTimeMillis();
  }

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public void sleep(Duration duration) {
    try {
      Thread.sleep(duration.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PlaitException(
          ErrorCode.INTERRUPTED, "The wait was interrupted.", "Start the command again.", e);
    }
  }
}
