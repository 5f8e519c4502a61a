package org.plait.yarn;

import static org.junit.Assert.assertEquals;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;

/**
 * The promise of the same bytes on a Hadoop whose daemons and containers are real processes: every
 * cut into tasks, a task killed, the ApplicationMaster killed at any step.
 */
public class SameBytesSlowIT {
  @ClassRule public static final OneMachine HADOOP = new OneMachine();

  private static final int ITERATIONS = 3;
  private static final int SECONDS = 600;

  private static String expected = "";

  @BeforeClass
  public static void trainLocally() throws Exception {
    List<String> few = List.of("--iterations", String.valueOf(ITERATIONS));
    expected = sha(HADOOP.train("local", "by-local", few));
  }

  private static String sha(OneMachine.Running running) throws Exception {
    JsonObject result = OneMachine.json(running.awaitSuccess(SECONDS));
    return result.get("sha256").getAsString();
  }

  private static OneMachine.Running train(String output, int mappers, int reducers)
      throws Exception {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--iterations", String.valueOf(ITERATIONS)));
    arguments.add("-Dplait.mapreduce.mappers=" + mappers);
    arguments.add("-Dplait.mapreduce.reducers=" + reducers);
    return HADOOP.train("mapreduce", output, arguments);
  }

  @Test
  public void anyNumberOfTasksGivesTheBytesOfTheLocalEngine() throws Exception {
    for (int mappers : new int[] {1, 2, 3, 5}) {
      for (int reducers : new int[] {1, 3}) {
        String name = mappers + "x" + reducers;
        assertEquals(name, expected, sha(train(name, mappers, reducers)));
      }
    }
  }

  @Test
  public void aKilledTaskChangesNothing() throws Exception {
    OneMachine.Running running = train("task-killed", 3, 3);
    running.awaitTold("iteration 1 ", SECONDS);
    HADOOP.killOne("org.apache.hadoop.mapred.YarnChild", SECONDS);
    assertEquals(expected, sha(running));
  }

  @Test
  public void anApplicationMasterKilledAtAnyStepChangesNothing() throws Exception {
    for (int step = 1; step <= ITERATIONS; step++) {
      OneMachine.Running running = train("master-killed-" + step, 2, 1);
      String sign = step == 1 ? "loaded " : "iteration " + (step - 1) + " ";
      running.awaitTold(sign, SECONDS);
      HADOOP.killOne("org.plait.yarn.am.ApplicationMaster", SECONDS);
      assertEquals("killed after " + sign, expected, sha(running));
    }
  }
}
