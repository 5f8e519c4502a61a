package org.plait.base;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import org.junit.Test;

public class SystemClockTest {

  @Test
  public void wallTimeIsTheMachines() {
    long before = System.currentTimeMillis();
    long read = Clock.system().millis();
    assertTrue(before <= read && read <= System.currentTimeMillis());
  }

  @Test
  public void aSleepLastsAtLeastAsLongAsAsked() {
    long from = Clock.system().nanos();
    Clock.system().sleep(Duration.ofMillis(5));
    assertTrue(Clock.system().nanos() - from >= 4_500_000);
  }

  @Test
  public void anInterruptEndsTheSleepAndStaysVisible() {
    Thread.currentThread().interrupt();
    PlaitException e =
        assertThrows(PlaitException.class, () -> Clock.system().sleep(Duration.ofDays(1)));
    assertEquals(ErrorCode.INTERRUPTED, e.code());
    assertTrue("the interrupt is handed on", Thread.interrupted());
  }
}
