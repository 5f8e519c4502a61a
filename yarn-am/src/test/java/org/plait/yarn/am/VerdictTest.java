package org.plait.yarn.am;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.Optional;
import org.junit.Test;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;

public class VerdictTest {
  private static Verdict of(ErrorCode code, boolean last) {
    return Verdict.of(new PlaitException(code, "What.", "Do."), last, "");
  }

  @Test
  public void theFirstLineIsTheMessage() {
    Verdict verdict =
        Verdict.of(new PlaitException(ErrorCode.BAD_DATA, "What.", "Do."), false, "one\ntwo\n");
    assertEquals("BAD_DATA: What. Do.\nLast lines of the log:\none\ntwo", verdict.diagnosis());
    assertEquals(65, verdict.exit());
  }

  @Test
  public void whatCannotPassIsNotTriedAgain() {
    for (ErrorCode code :
        new ErrorCode[] {
          ErrorCode.BAD_DATA,
          ErrorCode.BAD_CONFIGURATION,
          ErrorCode.DIVERGED,
          ErrorCode.OUTPUT_EXISTS,
          ErrorCode.NOT_FOUND,
          ErrorCode.NO_PERMISSION,
          ErrorCode.NO_RESOURCES,
          ErrorCode.TOO_MANY_FAILURES,
          ErrorCode.KILLED
        }) {
      assertFalse(code.name(), of(code, false).retry());
    }
  }

  @Test
  public void whatMayPassIsTriedAgainUnlessThisWasTheLastAttempt() {
    for (ErrorCode code :
        new ErrorCode[] {ErrorCode.UNAVAILABLE, ErrorCode.UNREACHABLE, ErrorCode.INTERNAL}) {
      assertTrue(code.name(), of(code, false).retry());
      assertFalse(code.name(), of(code, true).retry());
    }
  }

  @Test
  public void aDefectIsToldInOneLineWithACode() {
    Verdict verdict = Verdict.of(new IllegalStateException("first\nsecond"), true, "");
    assertEquals(Optional.of(ErrorCode.INTERNAL), verdict.failure());
    assertEquals(1, verdict.diagnosis().lines().count());
    assertTrue(verdict.diagnosis(), verdict.diagnosis().startsWith("INTERNAL: "));
    assertTrue(verdict.diagnosis(), verdict.diagnosis().contains("first"));
    assertTrue(Verdict.of(new OutOfMemoryError("heap"), false, "").retry());
  }

  @Test
  public void successSaysNothing() {
    assertEquals(0, Verdict.SUCCESS.exit());
    assertEquals("", Verdict.SUCCESS.diagnosis());
  }
}
