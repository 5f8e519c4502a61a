package org.plait.data;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.plait.base.CounterRandom;

public class LinesTest {
  private static final long SEED = 8;

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private DataFiles files;

  @Before
  public void open() {
    files = new DataFiles(folder.getRoot().toPath());
  }

  @After
  public void repair() {
    FaultyFileSystem.sound();
  }

  /** The lines from a byte on, each as {@code offset=text}, and at last the file's length. */
  private List<String> lines(byte[] bytes, long start) throws IOException {
    Path path = files.write("a.libsvm", bytes);
    InputFile file =
        InputPlanner.plan(InputRequest.of("faulty://" + path), FaultyFileSystem.sound())
            .files()
            .get(0);
    FaultyFileSystem.giveAtMost(5);
    List<String> found = new ArrayList<>();
    try (Lines lines = new Lines(file, FaultyFileSystem.conf(), start)) {
      while (lines.next()) {
        byte[] buffer = lines.buffer();
        int length = lines.to() - lines.from();
        String text = new String(buffer, lines.from(), length, StandardCharsets.UTF_8);
        found.add(lines.offset() + "=" + text);
      }
      found.add(Long.toString(lines.offset()));
      assertFalse(lines.next());
      assertEquals(found.get(found.size() - 1), Long.toString(lines.offset()));
    }
    return found;
  }

  private List<String> lines(String text, long start) throws IOException {
    return lines(text.getBytes(StandardCharsets.UTF_8), start);
  }

  @Test
  public void linesComeWithTheirOffsets() throws IOException {
    assertEquals(List.of("0=one", "4=", "5=three", "11"), lines("one\n\nthree\n", 0));
    assertEquals(List.of("0=one", "4=two", "7"), lines("one\ntwo", 0));
    assertEquals(List.of("0=", "1"), lines("\n", 0));
  }

  @Test
  public void windowsLineEndsAreNotPartOfLines() throws IOException {
    assertEquals(
        List.of("0=one", "5=", "7=t\rwo", "13=end", "17"), lines("one\r\n\r\nt\rwo\r\nend\r", 0));
  }

  @Test
  public void aByteOrderMarkIsPassedOver() throws IOException {
    assertEquals(List.of("3=one", "7=two", "11"), lines("\uFEFFone\ntwo\n", 0));
    assertEquals(List.of("3=\uFEFF", "7"), lines("\uFEFF\uFEFF\n", 0));
    assertEquals(List.of("3"), lines("\uFEFF", 0));
    assertEquals(List.of("0=a", "2=\uFEFFb", "6"), lines("a\n\uFEFFb", 0));
  }

  @Test
  public void linesThatBeginEarlierAreLeftOut() throws IOException {
    String text = "one\ntwo\nthree";
    assertEquals(List.of("4=two", "8=three", "13"), lines(text, 1));
    assertEquals(List.of("4=two", "8=three", "13"), lines(text, 4));
    assertEquals(List.of("8=three", "13"), lines(text, 5));
    assertEquals(List.of("13"), lines(text, 9));
    assertEquals(List.of("13"), lines(text, 13));
  }

  @Test
  public void everyLineIsFoundFromExactlyTheBytesBeforeIt() throws IOException {
    for (int trial = 0; trial < 12; trial++) {
      CounterRandom random = new CounterRandom(SEED, trial);
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 12; i++) {
        text.append("x".repeat((int) random.below(2L * i, 20)));
        text.append(random.below(2L * i + 1, 4) == 0 ? "\r\n" : "\n");
      }
      List<String> all = lines(text.toString(), 0);
      for (int start = 0; start <= text.length(); start++) {
        List<String> expected = new ArrayList<>();
        for (String line : all.subList(0, all.size() - 1)) {
          if (Long.parseLong(line.substring(0, line.indexOf('='))) >= start) {
            expected.add(line);
          }
        }
        expected.add(all.get(all.size() - 1));
        assertEquals("seed " + SEED + " trial " + trial, expected, lines(text.toString(), start));
      }
    }
  }

  @Test
  public void allBytesButTheLineEndBelongToLines() throws IOException {
    byte[] bytes = new byte[254];
    for (int value = 0, at = 0; value < 256; value++) {
      if (value != '\n' && value != '\r') {
        bytes[at++] = (byte) value;
      }
    }
    Path path = files.write("b.libsvm", DataFiles.concat(bytes, new byte[] {'\n'}, bytes));
    InputFile file = DataFiles.plan(path).files().get(0);
    try (Lines lines = new Lines(file, DataFiles.CONF, 0)) {
      for (int line = 0; line < 2; line++) {
        assertTrue(lines.next());
        assertEquals(bytes.length, lines.to() - lines.from());
        for (int i = 0; i < bytes.length; i++) {
          assertEquals(bytes[i], lines.buffer()[lines.from() + i]);
        }
      }
      assertFalse(lines.next());
    }
  }
}
