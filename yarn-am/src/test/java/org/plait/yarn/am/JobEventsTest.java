package org.plait.yarn.am;

import static org.junit.Assert.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;
import org.plait.yarn.ManualClock;
import org.plait.yarn.web.RunState;

public class JobEventsTest {
  private final ManualClock clock = new ManualClock();
  private final List<String> log = new ArrayList<>();
  private final List<String> bounded = new ArrayList<>();
  private final RunState page = new RunState("application_1_0001", 1, clock);
  private final JobEvents events =
      new JobEvents(
          (kind, facts) -> log.add(String.valueOf(facts.get("text"))), page, bounded::add, clock);

  @Test
  public void aJobIsToldShownAndBounded() {
    events.submitted("step 1", "job_1_0002", "http://rm/proxy/application_1_0002/");
    assertEquals(List.of("step 1 runs as job_1_0002"), log);
    assertEquals("job_1_0002", page.jobId());
    assertEquals("http://rm/proxy/application_1_0002/", page.jobUrl());
    assertEquals(List.of("application_1_0002"), bounded);
  }

  @Test
  public void aJobInsideThisProcessIsNoApplication() {
    events.submitted("step 1", "job_local1_0001", "");
    assertEquals(List.of(), bounded);
  }

  @Test
  public void progressIsRecordedNowAndThen() {
    for (int i = 0; i < 100; i++) {
      events.progress("step 1", i / 100.0, 0);
      clock.sleep(Duration.ofMillis(200));
    }
    assertEquals(
        List.of(
            "step 1: map 25 %, reduce 0 %",
            "step 1: map 50 %, reduce 0 %", "step 1: map 75 %, reduce 0 %"),
        log);
  }

  @Test
  public void reasonsAndNewsAreRecordedAtOnce() {
    events.waiting("no room");
    events.told("an attempt failed");
    assertEquals(List.of("no room", "an attempt failed"), log);
  }
}
