package org.plait.base;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.Test;

public class PlaitExceptionTest {

  @Test
  public void theMessageIsOneLineWithCodeCauseAndRemedy() {
    PlaitException e = new PlaitException(ErrorCode.BAD_DATA, "Line 3 is cut.", "Mend it.");
    assertEquals("BAD_DATA: Line 3 is cut. Mend it.", e.getMessage());
    assertSame(ErrorCode.BAD_DATA, e.code());
    assertNull(e.getCause());
  }

  @Test
  public void theFailureBeneathIsKept() {
    Exception beneath = new Exception("disk");
    PlaitException e = new PlaitException(ErrorCode.INTERNAL, "It broke.", "Report it.", beneath);
    assertSame(beneath, e.getCause());
    assertEquals("INTERNAL: It broke. Report it.", e.getMessage());
  }

  /** The published table of exit codes; scripts rely on it. */
  @Test
  public void exitCodesAreThoseThatArePublished() {
    Map<String, Integer> published =
        Map.ofEntries(
            Map.entry("INTERRUPTED", 3),
            Map.entry("USAGE", 42),
            Map.entry("NO_PERMISSION", 43),
            Map.entry("NOT_FOUND", 44),
            Map.entry("OUTPUT_EXISTS", 45),
            Map.entry("UNREACHABLE", 48),
            Map.entry("BAD_CONFIGURATION", 49),
            Map.entry("INTERNAL", 50),
            Map.entry("UNAVAILABLE", 53),
            Map.entry("DIVERGED", 64),
            Map.entry("BAD_DATA", 65),
            Map.entry("NO_RESOURCES", 66),
            Map.entry("TOO_MANY_FAILURES", 67),
            Map.entry("KILLED", 68));
    Map<String, Integer> found =
        Arrays.stream(ErrorCode.values()).collect(Collectors.toMap(Enum::name, ErrorCode::exit));
    assertEquals(published, found);
    assertTrue("0 means success", !found.containsValue(0));
  }
}
