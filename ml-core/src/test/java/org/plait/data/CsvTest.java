package org.plait.data;

import static org.junit.Assert.assertEquals;

import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.plait.base.ErrorCode;

public class CsvTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private DataFiles files;

  @Before
  public void open() {
    files = new DataFiles(folder.getRoot().toPath());
  }

  private InputSpec spec(String text, String labelColumn) {
    InputRequest request = InputRequest.of(files.write("t.csv", text).toString());
    return InputPlanner.plan(request.withLabelColumn(labelColumn), DataFiles.CONF);
  }

  private List<String> read(String text, String labelColumn) {
    return DataFiles.examples(spec(text, labelColumn));
  }

  private void fails(String text, String... words) {
    ReadingFails.with(ErrorCode.BAD_DATA, () -> read(text, ""), words);
  }

  @Test
  public void theLastColumnIsTheLabel() {
    assertEquals(List.of("3.0 0:1.0 1:2.0", "-1.0 1:5.5"), read("a,b,y\n1,2,3\n0,5.5,-1\n", ""));
  }

  @Test
  public void theLabelIsFoundByNameOrNumber() {
    String text = "a,y,b\n1,2,3\n";
    assertEquals(List.of("2.0 0:1.0 1:3.0"), read(text, "y"));
    assertEquals(List.of("1.0 0:2.0 1:3.0"), read(text, "0"));
    assertEquals(List.of("1.0 0:2.0 1:3.0"), read(text, "a"));
    assertEquals(List.of("3.0 0:1.0 1:2.0"), read(text, "2"));
  }

  @Test
  public void aNameGoesBeforeANumber() {
    assertEquals(List.of("9.0 0:7.0 1:8.0"), read("x,y,0\n7,8,9\n", "0"));
  }

  @Test
  public void anUnknownLabelIsAUsageErrorThatNamesTheColumns() {
    ReadingFails.with(
        ErrorCode.USAGE, () -> read("a,y,b\n1,2,3\n", "z"), "no column \"z\"", "a, y, b");
    ReadingFails.with(ErrorCode.USAGE, () -> read("a,y,b\n1,2,3\n", "3"), "below 3");
  }

  @Test
  public void quotationMarksBlanksAndWindowsLineEndsAreFine() {
    assertEquals(
        List.of("3.0 0:1.0 1:2.0", "6.0 0:4.0 1:5.0"),
        read("\uFEFF\"a, \"\"the\"\" first\" , b ,\"y\"\r\n\"1\", 2 ,\"3\" \r\n\r\n4,5,6", ""));
  }

  @Test
  public void featuresKeepTheirNames() {
    InputSpec spec = spec("\uFEFF\"a, \"\"the\"\" first\", b,y,c\r\n1,2,3,4\n", "y");
    assertEquals(
        List.of("a, \"the\" first", "b", "c"), Examples.featureNames(spec, DataFiles.CONF));
  }

  @Test
  public void everyColumnCountsThoughItIsZero() {
    assertEquals(List.of("0/0 3: 1.0"), DataFiles.blocks(spec("a,b,c,y\n0,0,0,1\n", "")));
  }

  @Test
  public void scalesApply() {
    InputRequest request = InputRequest.of(files.write("s.csv", "a,y\n4,10\n").toString());
    InputSpec spec = InputPlanner.plan(request.withScales(0.5, 0.1), DataFiles.CONF);
    assertEquals(List.of("1.0 0:2.0"), DataFiles.examples(spec));
  }

  @Test
  public void refusesCellsThatAreNoNumbers() {
    fails("a,b,y\n1,,3\n", "t.csv:2 (byte 8)", "empty cell", "column \"b\"");
    fails("a,b,y\n1,2,3\n1,2,\n", "t.csv:3 (byte 16)", "empty cell", "column \"y\"");
    fails("a,b,y\n1,red,3\n", "\"red\"", "column \"b\"", "categories");
    fails("a,b,y\n1,NaN,3\n", "\"NaN\"");
    fails("a,b,y\n1,1e999,3\n", "\"1e999\"");
    fails("a,b,y\n1,2 3,3\n", "\"2 3\"");
    fails("a,b,y\n1,\"2,3\n", "\"\"2\"");
    fails("a,b,y\n1,\"2\"0,3\n", "\"2\"0");
    fails("a,b,y\n?,2,3\n", "\"?\"", "column \"a\"");
  }

  @Test
  public void refusesLinesOfAnotherWidth() {
    fails("a,b,y\n1,2\n", "t.csv:2", "3 columns", "only 2");
    fails("a,b,y\n1,2,3,4\n", "t.csv:2", "3 columns", "more");
  }

  @Test
  public void refusesHeadersThatAreNone() {
    fails("1,2,3\n4,5,6\n", "t.csv:1", "columns' names");
    fails("just text\n4\n", "1 column");
    fails("\"a,b\n4,5\n", "quotation mark");
  }

  @Test
  public void columnsMayBeNamedByTheirNumbers() {
    assertEquals(List.of("6.0 0:4.0 1:5.0"), read("0,1,2\n4,5,6\n", ""));
  }

  @Test
  public void allFilesMustNameTheSameColumns() {
    files.write("in/a.csv", "a,y\n1,2\n");
    files.write("in/b.csv", "y,a\n1,2\n");
    InputSpec spec = DataFiles.plan(folder.getRoot().toPath().resolve("in"));
    ReadingFails.with(
        ErrorCode.BAD_DATA, () -> DataFiles.examples(spec), "b.csv:1", "a.csv", "same header");
  }

  @Test
  public void aHeaderAloneIsNoExample() {
    assertEquals(List.of("0/0 0: "), DataFiles.blocks(spec("a,b,y\n", "")));
  }
}
