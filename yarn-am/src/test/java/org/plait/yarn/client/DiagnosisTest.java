package org.plait.yarn.client;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.junit.Test;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;

public class DiagnosisTest {
  /** As YARN 3.5 writes it for an ApplicationMaster that crashed twice. */
  private static final String CRASH =
      """
      Application application_1_0001 failed 2 times due to AM Container for appattempt_1_0001_000002 exited with  exitCode: 50
      Failing this attempt.Diagnostics: [2026-11-23 12:00:00.000]Exception from container-launch.
      Container id: container_1_0001_02_000001
      Exit code: 50

      [2026-11-23 12:00:00.001]Container exited with a non-zero exit code 50. Error file: prelaunch.err.
      Last 4096 bytes of prelaunch.err :
      Last 4096 bytes of stderr :
      2026-11-23 12:00:00,000 ERROR [main] Master: The run failed
      UNREACHABLE: The file system hdfs://gone is not there. Check that the cluster runs.

      For more detailed output, check the application tracking page: http://rm/cluster/app/x Then click on links to logs of each attempt.
      . Failing the application.
      """;

  @Test
  public void theCauseIsTheMessageThatStartsWithItsCode() {
    PlaitException failure =
        new PlaitException(ErrorCode.BAD_DATA, "No label in a.svm:12.", "Correct the line.");
    Diagnosis diagnosis = Diagnosis.of(failure.getMessage());
    assertEquals(ErrorCode.BAD_DATA, diagnosis.code());
    assertEquals("No label in a.svm:12. Correct the line.", diagnosis.cause());
    assertEquals(List.of(), diagnosis.log());
  }

  @Test
  public void everyCodeComesBackFromItsMessage() {
    for (ErrorCode code : ErrorCode.values()) {
      PlaitException failure = new PlaitException(code, "What.", "Do.");
      assertEquals(code, Diagnosis.of(failure.getMessage()).code());
    }
  }

  @Test
  public void quotedLogLinesFollowTheCause() {
    Diagnosis diagnosis =
        Diagnosis.of("DIVERGED: Too far. Lower it.\nLast lines of the log:\none\n\ntwo\n");
    assertEquals(ErrorCode.DIVERGED, diagnosis.code());
    assertEquals(List.of("one", "two"), diagnosis.log());
  }

  @Test
  public void aCrashIsExplainedByWhatTheContainerWroteLast() {
    Diagnosis diagnosis = Diagnosis.of(CRASH);
    assertEquals(ErrorCode.UNREACHABLE, diagnosis.code());
    assertTrue(diagnosis.cause(), diagnosis.cause().startsWith("The file system hdfs://gone"));
    assertTrue(diagnosis.log().get(0), diagnosis.log().get(0).endsWith("The run failed"));
  }

  @Test
  public void onlyTheLastLinesOfALongLogAreKept() {
    StringBuilder text = new StringBuilder("INTERNAL: X. Y.\nLast lines of the log:\n");
    for (int i = 0; i < 100; i++) {
      text.append("line ").append(i).append('\n');
    }
    List<String> log = Diagnosis.of(text.toString()).log();
    assertEquals(20, log.size());
    assertEquals("line 99", log.get(19));
  }

  @Test
  public void exitCodesOfContainersAreExplained() {
    assertTrue(cause("exited with exitCode: -104").contains("more memory than it asked for"));
    assertTrue(cause("exited with exitCode: -103").contains("virtual memory"));
    assertTrue(cause("exited with exitCode: -1000").contains("staged file is missing"));
    assertTrue(cause("exited with exitCode: 137").contains("was killed"));
    assertTrue(cause("exited with exitCode: -100").contains("took the container away"));
    assertTrue(cause("exited with exitCode: 7").contains("exit code 7"));
  }

  @Test
  public void noWordIsSaidToBeNone() {
    assertEquals("The ApplicationMaster ended without a word.", cause(""));
    assertEquals("something odd", cause("\nsomething odd\n"));
  }

  @Test
  public void aCodeInTheMiddleOfALineIsNoCause() {
    assertEquals(ErrorCode.INTERNAL, Diagnosis.of("it said BAD_DATA: no").code());
  }

  private static String cause(String diagnostics) {
    return Diagnosis.of(diagnostics).cause();
  }
}
