package org.plait.yarn.cli;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.List;
import org.junit.Test;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;

public class HadoopOptionsTest {

  private static HadoopOptions gather(String line) {
    return HadoopOptions.gather(line.isEmpty() ? new String[0] : line.split(" "));
  }

  @Test
  public void optionsAreFoundWhereverTheyStand() {
    String expected = "train --input x";
    for (String line :
        List.of(
            "-D a=b -conf f.xml train --input x",
            "train -D a=b --input x -conf f.xml",
            "train --input x -conf f.xml -D a=b",
            "train -conf f.xml --input x -Da=b")) {
      HadoopOptions options = gather(line);
      assertEquals(line, List.of(expected.split(" ")), options.words());
      assertEquals(line, List.of("a=b"), options.properties());
      assertEquals(line, List.of("f.xml"), options.files());
    }
  }

  @Test
  public void valuesMayHoldEqualsSignsAndBeEmpty() {
    assertEquals(List.of("a=b=c", "d="), gather("-Da=b=c -D d=").properties());
  }

  @Test
  public void theOthersAreLeftToHadoop() {
    HadoopOptions options = gather("train -libjars a.jar,b.jar -fs file:/// -jt local -files x");
    assertEquals(List.of("train"), options.words());
    assertEquals(
        List.of("-libjars", "a.jar,b.jar", "-fs", "file:///", "-jt", "local", "-files", "x"),
        options.others());
  }

  @Test
  public void wordsBehindTwoDashesAreNobodysOptions() {
    HadoopOptions options = gather("evaluate -Da=b -- -Dc=d -conf");
    assertEquals(List.of("evaluate", "--", "-Dc=d", "-conf"), options.words());
    assertEquals(List.of("a=b"), options.properties());
  }

  @Test
  public void longFlagsAndVerbosityAreNotHadoops() {
    assertEquals(List.of("train", "-v", "--json"), gather("train -v --json").words());
    assertEquals(List.of(), gather("").words());
  }

  @Test
  public void optionsWithoutAValueAreUsageErrors() {
    for (String line : List.of("train -D", "-conf", "train -libjars", "-D novalue", "-D=x")) {
      PlaitException failure = assertThrows(line, PlaitException.class, () -> gather(line));
      assertEquals(line, ErrorCode.USAGE, failure.code());
    }
  }
}
