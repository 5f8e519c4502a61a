package org.plait.yarn.cli;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;
import org.plait.train.Event;
import org.plait.train.TrainingPlan;
import org.plait.train.TrainingResult;
import org.plait.yarn.client.ApplicationStatus;
import org.plait.yarn.client.Applications;
import org.plait.yarn.client.ProgressListener;
import org.plait.yarn.client.Submission;
import org.plait.yarn.client.Submitted;
import org.plait.yarn.client.TrainingClient;

/** The verbs that talk to a cluster, against one that only remembers. */
public class ClusterVerbsTest {
  private static final String ID = "application_1700000000000_0001";
  private static final String URL = "http://rm:8088/proxy/" + ID + "/";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final List<Submission> submitted = new ArrayList<>();
  private final List<TrainingPlan> plans = new ArrayList<>();
  private final FakeApplications applications = new FakeApplications();
  private Optional<PlaitException> failure = Optional.empty();
  private final Shell shell =
      new Shell(new Backends(conf -> client(), conf -> applications, Shell.NO_SCORING));

  private TrainingClient client() {
    return this::train;
  }

  private Submitted train(TrainingPlan plan, Submission submission, ProgressListener listener) {
    plans.add(plan);
    submitted.add(submission);
    listener.submitted(ID, URL);
    failure.ifPresent(
        f -> {
          throw f;
        });
    if (submission.detach()) {
      return new Submitted(ID, URL, Optional.empty());
    }
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("model", plan.output());
    facts.put("sha256", "ab".repeat(32));
    facts.put("engine", "mapreduce");
    facts.put("loss", "logistic");
    facts.put("objective", 0.25);
    facts.put("iterations", 7);
    facts.put("seconds", 1.5);
    facts.put("metric.rows", 40.0);
    facts.put("metric.accuracy", 0.75);
    facts.put("metric.correct", 30.0);
    facts.put("metric.auc", 0.875);
    facts.put("metric.logLoss", 0.5);
    listener.event(new Event(1, Event.FINISHED, facts));
    return new Submitted(
        ID, URL, Optional.of(TrainingResult.of(new Event(0, Event.FINISHED, facts))));
  }

  private Object[] training(Object... more) {
    Path data = folder.getRoot().toPath().resolve("data");
    if (!data.toFile().exists()) {
      Shell.sample(folder.getRoot().toPath(), 50);
    }
    List<Object> words = new ArrayList<>(List.of("train", "--engine", "mapreduce", "--input"));
    words.add(data.resolve("train"));
    words.addAll(List.of("--output", folder.getRoot().toPath().resolve("model")));
    words.addAll(List.of(more));
    return words.toArray();
  }

  @Test
  public void aRunIsSubmittedAsTheFlagsSay() {
    shell.ok(
        training(
            "--queue",
            "research",
            "--priority",
            3,
            "--tags",
            "a,b",
            "--node-label",
            "fast",
            "-Dplait.task.memory-mb=2048"));
    Submission one = submitted.get(0);
    assertEquals("research", one.queue());
    assertEquals(3, one.priority());
    assertEquals(Set.of("a", "b"), one.tags());
    assertEquals("fast", one.nodeLabel());
    assertEquals("2048", one.settings().get("plait.task.memory-mb"));
    assertEquals("mapreduce", plans.get(0).execution().engine());
  }

  @Test
  public void theResultNamesTheApplication() {
    JsonObject result = shell.json(training("--json"));
    assertEquals(ID, result.get("application").getAsString());
    assertEquals("mapreduce", result.get("engine").getAsString());
    assertEquals(7, result.get("iterations").getAsInt());
    assertEquals(
        "in their own order",
        "{\"rows\":40,\"accuracy\":0.75,\"correct\":30,\"auc\":0.875,\"logLoss\":0.5}",
        result.getAsJsonObject("metrics").toString());
    assertTrue("the page is told on stderr", shell.err().contains("tracking  " + URL));
  }

  @Test
  public void aDetachedRunIsOnlyNamed() {
    JsonObject result = shell.json(training("--json", "--detach"));
    assertEquals(Set.of("application", "model", "trackingUrl"), result.keySet());
    assertTrue(shell.ok(training("--detach")).contains("next         status " + ID));
  }

  @Test
  public void theCauseOfAFailureEndsTheCommand() {
    failure =
        Optional.of(new PlaitException(ErrorCode.BAD_DATA, "part-3:17 is no number.", "Mend it."));
    assertEquals(65, shell.run(training()));
    assertTrue(
        shell.err(), shell.err().endsWith("plait: BAD_DATA: part-3:17 is no number. Mend it.\n"));
  }

  @Test
  public void statusTellsOneRunOrAll() {
    String table = shell.ok("status", ID);
    for (String told :
        new String[] {ID, "RUNNING (UNDEFINED)", "50 %", URL, "application_1_0002"}) {
      assertTrue(told + " in " + table, table.contains(told));
    }
    assertTrue(shell.ok("status").contains(ID));
    assertEquals(ID, shell.json("status", ID, "--json").get("id").getAsString());
    JsonArray all = JsonParser.parseString(shell.ok("status", "--json")).getAsJsonArray();
    assertEquals(1, all.size());
    applications.running = List.of();
    assertEquals("No run of Plait is going on.\n", shell.ok("status"));
  }

  @Test
  public void killTellsWhatItEnded() {
    assertEquals("killed " + ID + "\nkilled child\n", shell.ok("kill", ID));
    assertEquals("over had ended before.\n", shell.ok("kill", "--application", "over"));
    shell.fails(49, "--application ID is missing", "kill");
  }

  @Test
  public void logsGoToStdout() {
    assertEquals("first\nsecond\n", shell.ok("logs", ID));
  }

  private static final class FakeApplications implements Applications {
    private List<ApplicationStatus> running =
        List.of(
            new ApplicationStatus(
                ID,
                "plait train",
                "ada",
                "default",
                "RUNNING",
                "UNDEFINED",
                0.5,
                1,
                0,
                URL,
                "",
                List.of("application_1_0002")));

    @Override
    public ApplicationStatus status(String id) {
      assertEquals(ID, id);
      return running.get(0);
    }

    @Override
    public List<ApplicationStatus> running() {
      return running;
    }

    @Override
    public List<String> kill(String id) {
      return id.equals("over") ? List.of() : List.of(id, "child");
    }

    @Override
    public void logs(String id, Consumer<String> line) {
      line.accept("first");
      line.accept("second");
    }
  }
}
