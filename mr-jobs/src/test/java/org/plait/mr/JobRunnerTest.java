package org.plait.mr;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.Mapper;
import org.apache.hadoop.mapreduce.lib.input.FileInputFormat;
import org.apache.hadoop.mapreduce.lib.input.TextInputFormat;
import org.apache.hadoop.mapreduce.lib.output.FileOutputFormat;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;

public class JobRunnerTest {
  private static final String FAILURE = "test.failure";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final Heard heard = new Heard();
  private final FakeChildren children = new FakeChildren();
  private Runs runs;
  private Path jobs;

  /** Copies lines, or fails as the configuration says. */
  static final class CopyMapper extends Mapper<LongWritable, Text, LongWritable, Text> {
    @Override
    public void run(Context context) throws IOException, InterruptedException {
      TaskNotes.around(
          context,
          () -> {
            switch (context.getConfiguration().get(FAILURE, "")) {
              case "ours" ->
                  throw new PlaitException(ErrorCode.DIVERGED, "The loss is NaN.", "Scale.");
              case "memory" -> throw new OutOfMemoryError("Java heap space");
              case "other" -> throw new IllegalStateException("leaf 3 is missing");
              default -> super.run(context);
            }
          });
    }
  }

  @Before
  public void setUp() throws IOException {
    runs = new Runs(folder.getRoot().toPath());
    jobs = folder.getRoot().toPath().resolve("jobs");
    Files.writeString(folder.newFile("in.txt").toPath(), "hello\n");
  }

  private JobOrder order(boolean reusable, String failure) {
    return new JobOrder(
        "copy",
        "copying",
        runs.path("jobs"),
        reusable,
        /* stays= */ false,
        (job, output) -> setUp(job, output, failure));
  }

  private void setUp(Job job, org.apache.hadoop.fs.Path output, String failure) throws IOException {
    job.getConfiguration().set(FAILURE, failure);
    job.setMapperClass(CopyMapper.class);
    job.setNumReduceTasks(0);
    job.setInputFormatClass(TextInputFormat.class);
    FileInputFormat.addInputPath(job, runs.path("in.txt"));
    FileOutputFormat.setOutputPath(job, output);
  }

  private Path run(boolean reusable, String failure) {
    return Path.of(Runs.runner(runs.conf(), heard, children).run(order(reusable, failure)).toUri());
  }

  private PlaitException fails(String failure) {
    return assertThrows(PlaitException.class, () -> run(true, failure));
  }

  @Test
  public void theIntentIsRecordedBeforeTheJobRuns() throws IOException {
    Path output = run(true, "");
    assertEquals(jobs.resolve("copy-1"), output);
    assertTrue(Files.exists(output.resolve("_SUCCESS")));
    String intent = Files.readString(jobs.resolve("copy-1.json"));
    assertTrue(intent, intent.contains("\"tag\":\"plait-local-copy-1\""));
    assertTrue(intent, intent.contains("\"attempt\":1"));
    try (Stream<Path> files = Files.list(jobs)) {
      assertFalse(files.anyMatch(p -> p.getFileName().toString().contains("tmp.crc.tmp")));
    }
  }

  @Test
  public void aFinishedOutputIsUsedOnlyWhereItServes() {
    assertEquals(jobs.resolve("copy-1"), run(true, ""));
    assertEquals(jobs.resolve("copy-1"), run(true, "ours"));
    assertEquals(jobs.resolve("copy-2"), run(false, ""));
    assertEquals(2, heard.submitted.size());
  }

  @Test
  public void whatATaskThrewComesBackWithItsCode() {
    PlaitException failure = fails("ours");
    assertEquals(ErrorCode.DIVERGED, failure.code());
    assertTrue(
        failure.getMessage(),
        failure
            .getMessage()
            .startsWith("DIVERGED: The loss is NaN. Scale. It happened in attempt"));
  }

  @Test
  public void memoryIsTheCauseThatIsNamed() {
    assertEquals(ErrorCode.NO_RESOURCES, fails("memory").code());
  }

  @Test
  public void anyOtherFailureNamesTheException() {
    PlaitException failure = fails("other");
    assertEquals(ErrorCode.TOO_MANY_FAILURES, failure.code());
    assertTrue(
        failure.getMessage(),
        failure.getMessage().contains("java.lang.IllegalStateException: leaf 3 is missing"));
  }

  @Test
  public void theNextAttemptHasItsOwnFolder() {
    fails("other");
    assertEquals(jobs.resolve("copy-2"), run(true, ""));
  }

  @Test
  public void straysOfThisRunAreEnded() {
    fails("other");
    children.tagOf.put("application_9_0001", "plait-local");
    children.tagOf.put("application_9_0002", "plait-other");
    run(true, "");
    assertEquals(List.of("application_9_0001"), children.killed);
    assertTrue(heard.told.get(0), heard.told.get(0).contains("application_9_0001"));
  }

  @Test
  public void anAttemptThatRunsButCannotBeFoundIsEnded() {
    fails("other");
    children.tagOf.put("application_9_0003", "plait-local-copy-1");
    run(true, "");
    assertEquals(List.of("application_9_0003"), children.killed);
  }

  @Test
  public void aDamagedIntentIsNamed() throws IOException {
    Files.createDirectories(jobs);
    for (String text : List.of("{\"job\": ", "", "{}")) {
      Files.writeString(jobs.resolve("copy-1.json"), text);
      PlaitException failure = fails("");
      assertEquals(ErrorCode.BAD_DATA, failure.code());
      assertTrue(failure.getMessage(), failure.getMessage().contains("copy-1.json"));
    }
  }

  @Test
  public void leftoversOfHalfDeletedAttemptsAreNoOutput() throws IOException {
    Files.createDirectories(jobs.resolve("copy-1"));
    Files.writeString(jobs.resolve("copy-1/_SUCCESS"), "");
    FileSystem fs = FileSystem.get(runs.conf());
    JobAttempts attempts = new JobAttempts(fs, runs.path("jobs"), "copy");
    assertEquals(Optional.empty(), attempts.finished());
    Path output = run(true, "");
    assertTrue(Files.exists(output.resolve("part-m-00000")));
  }

  @Test
  public void deletingLeavesOtherJobsAlone() throws IOException {
    fails("other");
    run(true, "");
    Files.createDirectories(jobs.resolve("copying-1"));
    FileSystem fs = FileSystem.get(runs.conf());
    new JobAttempts(fs, runs.path("jobs"), "copy").delete();
    try (Stream<Path> left = Files.list(jobs)) {
      assertEquals(
          List.of("copying-1"),
          left.map(p -> p.getFileName().toString()).filter(n -> !n.startsWith(".")).toList());
    }
  }

  @Test
  public void aMissingInputSaysWhich() throws IOException {
    Files.delete(folder.getRoot().toPath().resolve("in.txt"));
    PlaitException failure = fails("");
    assertTrue(failure.getMessage(), failure.getMessage().contains("in.txt"));
  }
}
