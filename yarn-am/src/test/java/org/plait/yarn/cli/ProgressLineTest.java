package org.plait.yarn.cli;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.Test;
import org.plait.train.Event;

public class ProgressLineTest {

  private static Map<String, Object> step(int iteration, String reason) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("step", 10.0 + iteration);
    facts.put("iteration", iteration);
    facts.put("objective", 0.25);
    facts.put("gradient", 1e-3);
    facts.put("rowsPerSecond", 1.25e6);
    facts.put("secondsLeftAtMost", 90.0);
    if (!reason.isEmpty()) {
      facts.put("reason", reason);
    }
    return facts;
  }

  @Test
  public void elsewhereAnIterationIsALine() {
    Shell shell = new Shell();
    ProgressLine line = new ProgressLine(shell.console());
    line.record(Event.STARTED, Map.of("model", "softmax", "engine", "local"));
    line.record(Event.LOADED, Map.of("rows", 1438L, "features", 64, "seconds", 0.25));
    line.record(Event.STEP, step(1, ""));
    line.record(Event.STEP, step(1, ""));
    line.record(Event.STEP, step(2, "converged"));
    line.record(Event.PROGRESS, Map.of("maps", 0.5));
    line.close();
    String[] lines = shell.err().split("\n");
    assertEquals("training softmax on the local engine", lines[0]);
    assertEquals("loaded 1,438 rows with 64 features in 0.3 s", lines[1]);
    assertEquals(
        "iteration 1  objective 0.2500000000  gradient 1.00e-03  1.25M rows/s"
            + "  at most 1 min 30 s left",
        lines[2]);
    assertTrue(lines[3], lines[3].startsWith("iteration 2") && lines[3].endsWith("converged"));
    assertEquals("a step that completes nothing is not told", 4, lines.length);
    assertEquals("", shell.out());
  }

  @Test
  public void onATerminalOneLineIsWrittenOver() {
    Shell shell = new Shell().live();
    ProgressLine line = new ProgressLine(shell.console());
    line.record(Event.STEP, step(1, ""));
    line.waiting("the queue is full");
    line.record(Event.STEP, step(2, ""));
    assertFalse(shell.err(), shell.err().contains("\n"));
    assertEquals(4, shell.err().split("\r", -1).length);
    line.close();
    assertTrue(shell.err().endsWith("\n"));
    int length = shell.err().length();
    line.close();
    assertEquals("closed once", length, shell.err().length());
  }

  @Test
  public void whatMattersStandsAboveTheLiveLine() {
    Shell shell = new Shell().live();
    ProgressLine line = new ProgressLine(shell.console());
    line.record(Event.STEP, step(1, ""));
    line.submitted("application_1_0001", "http://rm/proxy/application_1_0001/");
    assertTrue(
        shell.err(), shell.err().endsWith("tracking  http://rm/proxy/application_1_0001/\n"));
  }

  @Test
  public void jobsAreTold() {
    Shell shell = new Shell();
    ProgressLine line = new ProgressLine(shell.console());
    line.submitted("step 3", "job_1_0002", "http://rm/");
    line.submitted("step 3", "job_local1_0002", "http://localhost:8080/");
    line.progress("step 3", 0.5, 0);
    line.told("A task failed.");
    line.event(new Event(0, Event.RESUMED, Map.of("step", 7)));
    line.event(new Event(0, "unheard-of", Map.of()));
    assertEquals(
        "step 3: job_1_0002  http://rm/\nstep 3: job_local1_0002\nA task failed.\n"
            + "going on from step 7\n",
        shell.err());
  }

  @Test
  public void numbersAreShort() {
    assertEquals("950", ProgressLine.rate(950));
    assertEquals("1.0k", ProgressLine.rate(1000));
    assertEquals("2.50M", ProgressLine.rate(2.5e6));
    assertEquals("59 s", ProgressLine.duration(59));
    assertEquals("1 min 00 s", ProgressLine.duration(60));
    assertEquals("2 h 05 min", ProgressLine.duration(7500));
  }
}
