package org.plait.data;

import static org.junit.Assert.assertEquals;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.plait.base.ErrorCode;

public class IdxTest {
  private static final byte[] PIXELS = {0, 1, 2, 3, (byte) 255, 0, 0, 0, 0, 0, 0, 0};
  private static final List<String> EXAMPLES =
      List.of("7.0 1:1.0 2:2.0 3:3.0", "200.0 0:255.0", "0.0");

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private DataFiles files;

  @Before
  public void open() {
    files = new DataFiles(folder.getRoot().toPath());
  }

  private static byte[] images() {
    return DataFiles.idx(PIXELS, 3, 2, 2);
  }

  private static byte[] labels() {
    return DataFiles.idx(new byte[] {7, (byte) 200, 0}, 3);
  }

  private InputSpec spec(Path images, Path labels) {
    InputRequest request = InputRequest.of(images.toString()).withLabels(labels.toString());
    return InputPlanner.plan(request.withFormat("idx"), DataFiles.CONF);
  }

  private void fails(byte[] images, byte[] labels, String... words) {
    for (boolean zip : new boolean[] {false, true}) {
      String end = zip ? ".gz" : "";
      Path i = files.write("i-ubyte" + end, zip ? DataFiles.gzip(images) : images);
      Path l = files.write("l-ubyte" + end, zip ? DataFiles.gzip(labels) : labels);
      ReadingFails.with(
          ErrorCode.BAD_DATA, () -> DataFiles.blocks(spec(i, l)), zip ? words[0] : words[1]);
    }
  }

  @Test
  public void readsImagesAndLabels() {
    Path i = files.write("train-images-idx3-ubyte", images());
    Path l = files.write("train-labels-idx1-ubyte", labels());
    assertEquals(EXAMPLES, DataFiles.examples(spec(i, l)));
    assertEquals(4, Integer.parseInt(DataFiles.blocks(spec(i, l)).get(0).substring(4, 5)));
  }

  @Test
  public void readsGzipAndPlainAlike() {
    Path i = files.write("i.gz", DataFiles.gzip(images()));
    Path plain = files.write("i", images());
    Path l = files.write("l.gz", DataFiles.gzip(labels()));
    assertEquals(EXAMPLES, DataFiles.examples(spec(i, l)));
    assertEquals(DataFiles.blocks(spec(i, l)), DataFiles.blocks(spec(plain, l)));
  }

  @Test
  public void scalesPixelsAndLabels() {
    Path i = files.write("i-ubyte", images());
    Path l = files.write("l-ubyte", labels());
    InputRequest request =
        InputRequest.of(i.toString()).withLabels(l.toString()).withScales(1 / 255.0, 10);
    assertEquals(
        "2000.0 0:1.0", DataFiles.examples(InputPlanner.plan(request, DataFiles.CONF)).get(1));
  }

  @Test
  public void imagesWithoutLabelsAreForPredictionAlone() {
    Path i = files.write("i-ubyte", images());
    InputRequest bare = InputRequest.of(i.toString());
    ReadingFails.with(
        ErrorCode.USAGE, () -> InputPlanner.plan(bare, DataFiles.CONF), "Add --labels");
    InputRequest request = new InputRequest(i.toString(), "", "", "", 1, 1, 0, 0, true);
    assertEquals(
        List.of("0.0 1:1.0 2:2.0 3:3.0", "0.0 0:255.0", "0.0"),
        DataFiles.examples(InputPlanner.plan(request, DataFiles.CONF)));
  }

  @Test
  public void blocksAreCountedFromTheFirstRecord() {
    byte[] pixels = new byte[40];
    Arrays.fill(pixels, (byte) 1);
    byte[] numbers = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
    Path i = files.write("i-ubyte", DataFiles.idx(pixels, 10, 4));
    Path l = files.write("l-ubyte", DataFiles.idx(numbers, 10));
    InputRequest request =
        InputRequest.of(i.toString()).withLabels(l.toString()).withBlockBytes(18);
    InputSpec spec = InputPlanner.plan(request, DataFiles.CONF);
    String row = ".0 0:1.0 1:1.0 2:1.0 3:1.0";
    List<String> expected =
        List.of(
            "0/0 4: 0" + row + "; 1" + row + "; 2" + row + "; 3" + row + "; 4" + row,
            "0/1 4: 5" + row + "; 6" + row + "; 7" + row + "; 8" + row,
            "0/2 4: 9" + row);
    assertEquals(expected, DataFiles.blocks(spec));
    assertEquals(expected, DataFiles.blocks(spec, ShardPlanner.cut(spec, 1)));
  }

  @Test
  public void refusesFilesThatDoNotFitTheirHeaders() {
    fails(Arrays.copyOf(images(), 27), labels(), "ends too early", "header tells of 28");
    fails(Arrays.copyOf(images(), 29), labels(), "goes on behind", "header tells of 28");
    fails(images(), Arrays.copyOf(labels(), 10), "ends too early", "header tells of 11");
    fails(images(), Arrays.copyOf(labels(), 12), "goes on behind", "header tells of 11");
    fails(Arrays.copyOf(images(), 6), labels(), "ends too early", "ends too early");
    fails(new byte[0], labels(), "ends too early", "only empty files");
  }

  @Test
  public void refusesWhatIsNotIdxOfBytes() {
    byte[] floats = images();
    floats[2] = 13;
    fails(floats, labels(), "type 13", "type 13");
    fails("1 1:2 3:4\n".getBytes(), labels(), "not begin as IDX", "not begin as IDX");
    byte[] huge = images();
    huge[4] = (byte) 0xff;
    fails(huge, labels(), "impossible sizes", "impossible sizes");
  }

  @Test
  public void refusesLabelsOfOtherImages() {
    byte[] two = DataFiles.idx(new byte[2], 2);
    fails(images(), two, "holds 2 records of 1 bytes, but", "holds 2 records of 1 bytes, but");
    fails(images(), images(), "3 records of 4 bytes", "3 records of 4 bytes");
  }

  @Test
  public void refusesMorePixelsThanFeatures() {
    Path i = files.write("i-ubyte", images());
    Path l = files.write("l-ubyte", labels());
    InputRequest request = InputRequest.of(i.toString()).withLabels(l.toString()).withFeatures(3);
    InputSpec spec = InputPlanner.plan(request, DataFiles.CONF);
    ReadingFails.with(
        ErrorCode.BAD_DATA, () -> DataFiles.blocks(spec), "4 features", "Raise --features");
  }

  @Test
  public void damagedLabelsAreFoundByEveryShardOfTheImages() {
    byte[] pixels = new byte[400];
    byte[] zipped = DataFiles.gzip(DataFiles.idx(new byte[100], 100));
    zipped[zipped.length - 5] ^= 1;
    Path i = files.write("i-ubyte", DataFiles.idx(pixels, 100, 4));
    Path l = files.write("l-ubyte.gz", zipped);
    InputRequest request =
        InputRequest.of(i.toString()).withLabels(l.toString()).withBlockBytes(100);
    InputSpec spec = InputPlanner.plan(request, DataFiles.CONF);
    for (Shard shard : ShardPlanner.cut(spec, 100)) {
      if (shard.start() < 400) {
        ReadingFails.with(
            ErrorCode.BAD_DATA, () -> DataFiles.blocks(spec, List.of(shard)), "sound gzip");
      }
    }
  }
}
