package org.plait.yarn;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.plait.yarn.OneMachine.FOLDER;

import com.google.gson.JsonObject;
import java.util.List;
import org.junit.ClassRule;
import org.junit.Test;

/** The way of a user: the scripts, the one jar, and a Hadoop whose daemons are real processes. */
public class ScriptsIT {
  @ClassRule public static final OneMachine HADOOP = new OneMachine();

  @Test
  public void theScriptsTrainOnYarnToTheBytesOfTheLocalEngine() throws Exception {
    List<String> three = List.of("--iterations", "3");
    JsonObject cluster =
        OneMachine.json(HADOOP.train("mapreduce", "by-mapreduce", three).awaitSuccess(300));
    JsonObject local = OneMachine.json(HADOOP.train("local", "by-local", three).awaitSuccess(120));
    assertEquals(local.get("sha256"), cluster.get("sha256"));
    assertTrue(local.get("application").isJsonNull());
    assertFalse(cluster.get("application").isJsonNull());
    String applications =
        HADOOP.run(60, "cluster", "yarn", "application", "-list", "-appStates", "ALL");
    assertTrue(applications, applications.contains(cluster.get("application").getAsString()));
    assertTrue(applications, applications.contains("plait step 1"));
    String test = FOLDER + "/digits.test.libsvm";
    String evaluated =
        HADOOP.run(120, "plait", "evaluate", FOLDER + "/by-local", "--input", test, "--json");
    assertEquals(359, OneMachine.json(evaluated).get("rows").getAsInt());
  }
}
