package org.plait.data;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;

public class LibsvmTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private DataFiles files;

  @Before
  public void open() {
    files = new DataFiles(folder.getRoot().toPath());
  }

  private List<String> read(String text) {
    return DataFiles.examples(DataFiles.plan(files.write("a.libsvm", text)));
  }

  /** Reading must fail with one line that holds all the words. */
  private void fails(String text, String... words) {
    ReadingFails.with(ErrorCode.BAD_DATA, () -> read(text), words);
  }

  @Test
  public void readsLabelsAndEntries() {
    assertEquals(
        List.of("1.0 0:0.5 2:-2.0", "-1.0 1:1000.0", "3.25"),
        read("+1 1:0.5 3:-2\n-1 2:1e3\n3.25\n"));
  }

  @Test
  public void readsTheLastLineWithoutItsEnd() {
    assertEquals(List.of("1.0 0:1.0", "2.0 1:1.0"), read("1 1:1\n2 2:1"));
  }

  @Test
  public void passesOverCommentsAndBlankLines() {
    assertEquals(
        List.of("1.0 0:1.0", "2.0 1:3.0", "0.0 4:5.0"),
        read("# made by hand\n\n1 1:1 # one\n  \t\r\n2\t2:3#two\r\n 0 5:5  \n#end"));
  }

  @Test
  public void leavesZerosOutYetCountsTheirColumn() {
    assertEquals(
        List.of("0/0 7: 1.0 0:2.0"),
        DataFiles.blocks(DataFiles.plan(files.write("z.svm", "1 1:2 5:0 7:-0.0\n"))));
  }

  @Test
  public void scalesFeaturesAndLabels() {
    InputRequest request =
        InputRequest.of(files.write("a.libsvm", "3 1:4\n-0 2:1\n").toString()).withScales(0.25, 2);
    assertEquals(
        List.of("6.0 0:1.0", "0.0 1:0.25"),
        DataFiles.examples(InputPlanner.plan(request, DataFiles.CONF)));
  }

  @Test
  public void refusesIndicesThatAreNotAscendingFromOne() {
    fails("1 1:1\n1 0:2\n", "a.libsvm:2 (byte 8)", "feature number 0", "from 1");
    fails("1 2:1 2:2\n", "a.libsvm:1 (byte 6)", "\"2:2\"", "follows feature number 2");
    fails("1 3:1 2:2\n", "\"2:2\"", "follows feature number 3", "ascending");
    fails("1 -1:1\n", "\"-1:1\"", "index:value");
    fails("1 99999999999:1\n", "above 2147483647");
  }

  @Test
  public void refusesWhatIsNoNumber() {
    fails("1 1:x\n", "(byte 4)", "\"x\"", "finite number");
    fails("1 1:\n", "nothing stands");
    fails("1 1:nan\n", "nan");
    fails("1 1:inf\n", "inf");
    fails("1 1:1e999\n", "1e999");
    fails("NaN 1:1\n", "NaN", ":1 (byte 0)");
    fails("abc 1:1\n", "abc");
    fails("1 1:1;2:2\n", "not a number", "--format");
    fails("1 1:0x10\n", "not a number");
    fails("1,2 1:1\n", "not a number");
    fails("1 qid:3 1:1\n", "qid:3");
    fails("1 1\n", "index:value");
    fails("1 :1\n", "index:value");
  }

  @Test
  public void refusesFeaturesBeyondTheStatedNumber() {
    InputRequest request =
        InputRequest.of(files.write("a.libsvm", "1 3:1\n1 4:1\n").toString()).withFeatures(3);
    InputSpec spec = InputPlanner.plan(request, DataFiles.CONF);
    PlaitException e = assertThrows(PlaitException.class, () -> DataFiles.examples(spec));
    assertTrue(e.getMessage(), e.getMessage().contains("a.libsvm:2 (byte 8)"));
    assertTrue(e.getMessage(), e.getMessage().contains("above 3. Raise --features"));
  }

  @Test
  public void namesTheByteWhereTheLineIsNotKnown() {
    InputRequest request =
        InputRequest.of(files.write("a.libsvm", "1 1:1 2:22222\n1 0:1\n").toString())
            .withBlockBytes(16);
    InputSpec spec = InputPlanner.plan(request, DataFiles.CONF);
    PlaitException e =
        assertThrows(
            PlaitException.class,
            () -> DataFiles.blocks(spec, List.of(new Shard(0, 0, 16, List.of()))));
    assertTrue(e.getMessage(), e.getMessage().contains("a.libsvm:2 (byte 16)"));
  }
}
