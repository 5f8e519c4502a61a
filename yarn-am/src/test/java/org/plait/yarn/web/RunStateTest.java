package org.plait.yarn.web;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.util.Map;
import org.junit.Test;
import org.plait.train.Event;
import org.plait.yarn.ManualClock;

public class RunStateTest {
  private final RunState state = new RunState("application_1_0001", 1, new ManualClock());

  private void step(long step, double objective) {
    state.record(Event.STEP, Map.of("step", step, "iteration", step, "objective", objective));
  }

  @Test
  public void theStateFollowsTheEvents() {
    assertEquals("starting", state.snapshot().state());
    state.record(Event.STARTED, Map.of());
    assertEquals("loading", state.snapshot().state());
    state.record(Event.LOADED, Map.of("rows", 5));
    assertEquals("training", state.snapshot().state());
    state.record(Event.FINISHED, Map.of());
    assertEquals("finished", state.snapshot().state());
    state.record(Event.FAILED, Map.of());
    assertEquals("failed", state.snapshot().state());
  }

  @Test
  public void progressCountsIterationsUpToTheLimit() {
    assertEquals(0, state.progress(), 0);
    state.record(Event.STARTED, Map.of("iterationLimit", 10));
    assertEquals(0, state.progress(), 0);
    step(5, 1);
    assertEquals(0.5, state.progress(), 0);
    step(20, 1);
    assertEquals(1, state.progress(), 0);
  }

  @Test
  public void aLongCurveIsThinnedAndKeepsItsEnds() {
    for (int i = 0; i < 100_000; i++) {
      step(i, 1.0 / (1 + i));
    }
    var curve = state.snapshot().curve();
    assertTrue("points: " + curve.size(), curve.size() > 500 && curve.size() <= 2_000);
    assertEquals(0, curve.get(0).step());
    assertTrue(curve.get(curve.size() - 1).step() > 99_800);
  }

  @Test
  public void anObjectiveThatIsNoNumberIsNoPoint() {
    step(1, Double.NaN);
    step(2, Double.POSITIVE_INFINITY);
    assertEquals(0, state.snapshot().curve().size());
  }

  @Test
  public void onlyTheLastEventsAreKeptAndTheirNumbersGoOn() {
    for (int i = 0; i < 1_000; i++) {
      state.record(Event.PROGRESS, Map.of("text", "t" + i));
    }
    var events = state.snapshot().events();
    assertEquals(500, events.size());
    assertEquals(1_000, events.get(499).number());
    assertEquals("t999", events.get(499).event().facts().get("text"));
  }

  @Test
  public void everyChangeIsAnotherVersion() {
    long before = state.snapshot().version();
    state.jobSubmitted("a", "b", "");
    state.jobProgress("a", 0.5, 0);
    state.waiting("why");
    step(1, 1);
    assertEquals(before + 4, state.snapshot().version());
  }

  @Test
  public void aStepEndsTheWaiting() {
    state.waiting("why");
    assertEquals("why", state.snapshot().waiting());
    step(1, 1);
    assertEquals("", state.snapshot().waiting());
  }

  @Test
  public void theInterfaceTellsTheSameAsJson() {
    state.record(Event.STARTED, Map.of("engine", "mapreduce", "iterationLimit", 4));
    step(1, 0.5);
    state.jobSubmitted("step 2", "job_1_2", "http://x/");
    JsonObject job = new Gson().fromJson(Json.job(state.snapshot()), JsonObject.class);
    assertEquals("application_1_0001", job.get("application").getAsString());
    assertEquals(0.25, job.get("progress").getAsDouble(), 0);
    assertEquals("mapreduce", job.getAsJsonObject("plan").get("engine").getAsString());
    assertEquals("job_1_2", job.getAsJsonObject("job").get("id").getAsString());
    assertEquals("[[1,0.5]]", job.get("curve").toString());
  }

  @Test
  public void numbersThatJsonDoesNotHaveAreWords() {
    step(1, Double.NaN);
    JsonObject job = new Gson().fromJson(Json.job(state.snapshot()), JsonObject.class);
    assertEquals("NaN", job.getAsJsonObject("last").get("objective").getAsString());
  }

  @Test
  public void onlyNewerEventsAreAsked() {
    state.record(Event.PROGRESS, Map.of("text", "a"));
    state.record(Event.PROGRESS, Map.of("text", "b"));
    String json = Json.events(state.snapshot().events(), 1);
    assertEquals(
        "{\"events\":[{\"number\":2,\"millis\":0,\"event\":\"progress\",\"text\":\"b\"}]}", json);
  }
}
