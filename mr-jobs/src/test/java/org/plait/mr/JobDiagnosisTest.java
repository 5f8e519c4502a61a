package org.plait.mr;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.junit.Test;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;

/** On texts as Hadoop 3.5 writes them. */
public class JobDiagnosisTest {
  private static final String TASK = "attempt_1_0003_m_000002_1";
  private static final JobDiagnosis DIAGNOSIS = new JobDiagnosis("step 3", "job_1_0003");
  private static final String TAIL =
      """
      Container killed by the ApplicationMaster.
      Container killed on request. Exit code is 143
      Container exited with a non-zero exit code 143.
      """;

  private static PlaitException of(String diagnostics) {
    return DIAGNOSIS.of(List.of(new TaskFailure(TASK, diagnostics)), "Task failed task_1_m_2");
  }

  private static void contains(PlaitException failure, String... texts) {
    for (String text : texts) {
      assertTrue(failure.getMessage(), failure.getMessage().contains(text));
    }
    assertFalse(failure.getMessage(), failure.getMessage().contains("\n"));
  }

  @Test
  public void whatATaskOfOursThrewComesBackWithItsCode() {
    PlaitException failure =
        of(
            """
            Error: org.plait.base.PlaitException: BAD_DATA: hdfs://h/a.svm:7 (byte 93): "x" is no \
            number. Correct the line.
            \tat org.plait.data.LibsvmLine.parse(LibsvmLine.java:70)
            \tat org.apache.hadoop.mapred.YarnChild.main(YarnChild.java:178)
            """
                + TAIL);
    assertEquals(ErrorCode.BAD_DATA, failure.code());
    contains(failure, "hdfs://h/a.svm:7 (byte 93)", "Correct the line.", TASK);
  }

  @Test
  public void oursIsFoundBelowOthers() {
    PlaitException failure =
        of(
            """
            Error: java.io.IOException: Spill failed
            \tat org.apache.hadoop.mapred.MapTask.checkSpillException(MapTask.java:1662)
            Caused by: org.plait.base.PlaitException: DIVERGED: The loss is NaN. Scale.
            \tat org.plait.mr.FoldCombiner.reduce(FoldCombiner.java:30)
            """);
    assertEquals(ErrorCode.DIVERGED, failure.code());
    contains(failure, "DIVERGED: The loss is NaN. Scale.");
  }

  @Test
  public void everyCodeComesBack() {
    for (ErrorCode code : ErrorCode.values()) {
      String text = "Error: " + new PlaitException(code, "What.", "Do.");
      assertEquals(code, of(text).code());
    }
  }

  @Test
  public void aCodeThatNobodyKnowsIsAnOrdinaryFailure() {
    PlaitException failure = of("Error: org.plait.base.PlaitException: NEW_CODE: What. Do.");
    assertEquals(ErrorCode.TOO_MANY_FAILURES, failure.code());
  }

  @Test
  public void memoryIsNamedWithWhatToSet() {
    for (String text :
        List.of(
            "Error: Java heap space\njava.lang.OutOfMemoryError: Java heap space",
            "Container [pid=1,containerID=container_1] is running 5B beyond the 'PHYSICAL' memory"
                + " limit. Current usage: 512 MB of 512 MB physical memory used; Killing container.",
            "Container [pid=1] is running beyond virtual memory limits. Current usage: 1 GB",
            "[x]Exception from container-launch.\nExit code: 137\nKilled by external signal",
            "Container exited with a non-zero exit code 137. Exit code is 137",
            "failed with exitCode: -104")) {
      PlaitException failure = of(text);
      assertEquals(text, ErrorCode.NO_RESOURCES, failure.code());
      contains(failure, "ran out of memory", "plait.task.memory-mb", TASK, "mapred job -logs");
    }
  }

  @Test
  public void theMastersOwnKillIsNotTheCause() {
    PlaitException failure =
        of("Error: java.lang.IllegalStateException: leaf 3 is missing\n\tat a.B.c\n" + TAIL);
    assertEquals(ErrorCode.TOO_MANY_FAILURES, failure.code());
    contains(failure, "java.lang.IllegalStateException: leaf 3 is missing");
  }

  @Test
  public void aTerminatedContainerIsTheClusters() {
    PlaitException failure = of("Container killed on request. Exit code is 143");
    assertEquals(ErrorCode.NO_RESOURCES, failure.code());
    contains(failure, "143", "it resumes");
  }

  @Test
  public void aTimeoutSaysWhichKey() {
    PlaitException failure = of("AttemptID:" + TASK + " Timed out after 600 secs\n" + TAIL);
    assertEquals(ErrorCode.TOO_MANY_FAILURES, failure.code());
    contains(failure, "mapreduce.task.timeout", "Timed out after 600 secs");
  }

  @Test
  public void theFirstTaskThatExplainsItselfIsTold() {
    PlaitException failure =
        DIAGNOSIS.of(
            List.of(
                new TaskFailure("attempt_a", ""),
                new TaskFailure("attempt_b", "Error: java.io.IOException: no space"),
                new TaskFailure("attempt_c", "Error: java.io.IOException: other")),
            "");
    contains(failure, "attempt_b: java.io.IOException: no space");
  }

  @Test
  public void theJobsOwnReasonServesWhereNoTaskFailed() {
    String info =
        "Application application_1_0003 failed 2 times due to AM Container for appattempt_1"
            + " exited with  exitCode: -104\nFailing this attempt.";
    PlaitException failure = DIAGNOSIS.of(List.of(), info);
    assertEquals(ErrorCode.NO_RESOURCES, failure.code());
    contains(failure, "job_1_0003");
  }

  @Test
  public void silenceIsTold() {
    PlaitException failure = DIAGNOSIS.of(List.of(), "");
    assertEquals(ErrorCode.TOO_MANY_FAILURES, failure.code());
    contains(failure, "Hadoop tells no reason", "mapred job -logs job_1_0003");
  }

  @Test
  public void longReasonsAreCut() {
    PlaitException failure = of("something\n".repeat(500));
    contains(failure, "...");
    assertTrue(failure.getMessage().length() < 1000);
  }

  @Test
  public void onlyWhatRepeatsItselfIsFinal() {
    assertTrue(JobDiagnosis.isFinal(new PlaitException(ErrorCode.BAD_DATA, "", "")));
    assertTrue(JobDiagnosis.isFinal(new PlaitException(ErrorCode.DIVERGED, "", "")));
    assertFalse(JobDiagnosis.isFinal(new PlaitException(ErrorCode.UNAVAILABLE, "", "")));
    assertFalse(JobDiagnosis.isFinal(new PlaitException(ErrorCode.NO_RESOURCES, "", "")));
  }
}
