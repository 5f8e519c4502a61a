package org.plait.mr;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.io.NullWritable;
import org.apache.hadoop.mrunit.mapreduce.MapDriver;
import org.apache.hadoop.mrunit.types.Pair;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;
import org.plait.batch.MiniBatch;
import org.plait.data.Block;
import org.plait.data.DataSummary;
import org.plait.data.ExampleReader;
import org.plait.data.Examples;
import org.plait.data.Fingerprint;
import org.plait.data.InputSpec;
import org.plait.data.PackedData;
import org.plait.data.PackedReader;
import org.plait.data.Shard;
import org.plait.data.ShardPlanner;

public class PackJobTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final Heard heard = new Heard();
  private Runs runs;
  private Path input;

  @Before
  public void makeInput() throws IOException {
    runs = new Runs(folder.getRoot().toPath());
    input = folder.newFolder("in").toPath();
  }

  private PackedData pack(InputSpec spec) {
    return new PackJob(runs.runner(heard), runs.path("packed")).pack(spec);
  }

  private InputSpec spec() {
    return runs.input(input.toString());
  }

  /** The digits in three files, the second one compressed. */
  private void writeMix() throws IOException {
    List<String> lines = Files.readAllLines(Runs.DIGITS);
    Files.write(input.resolve("a.svm"), lines.subList(0, 500));
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(input.resolve("b.svm.gz")))) {
      for (String line : lines.subList(500, 1200)) {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
    Files.write(input.resolve("c.svm"), lines.subList(1200, lines.size()));
  }

  /** What the input holds, read in this process. */
  private static void sameAsRead(InputSpec spec, PackedData data, Runs runs) throws IOException {
    try (PackedReader packed = data.reader(0, data.blocks())) {
      for (Shard shard : ShardPlanner.cut(spec, Long.MAX_VALUE / 2)) {
        try (ExampleReader text = Examples.open(spec, shard, runs.conf())) {
          Block block = new Block();
          while (text.next(block)) {
            assertTrue(packed.next());
            sameLabels(block.batch(), packed.batch());
          }
        }
      }
      assertFalse(packed.next());
    }
  }

  private static void sameLabels(MiniBatch a, MiniBatch b) {
    assertEquals(a.rows(), b.rows());
    assertEquals(a.entries(), b.entries());
    for (int row = 0; row < a.rows(); row++) {
      assertEquals(a.label(row), b.label(row), 0);
    }
    for (int i = 0; i < a.entries(); i++) {
      assertEquals(a.values()[i], b.values()[i], 0);
    }
  }

  @Test
  public void plainAndCompressedFilesArePackedInOrder() throws IOException {
    writeMix();
    PackedData data = pack(spec());
    DataSummary summary = data.summary();
    assertEquals(1438, summary.rows());
    assertEquals(10, summary.labels().size());
    assertEquals(64, summary.columns());
    assertEquals(3, summary.blocks().size());
    sameAsRead(spec(), data, runs);
  }

  @Test
  public void theResultIsKeptUnderTheFingerprintAndNothingElse() throws IOException {
    writeMix();
    pack(spec());
    Path packed = folder.getRoot().toPath().resolve("packed");
    try (Stream<Path> files = Files.list(packed)) {
      assertEquals(
          List.of(Fingerprint.of(spec())), files.map(p -> p.getFileName().toString()).toList());
    }
  }

  @Test
  public void unchangedInputIsNotPackedAgain() throws IOException {
    writeMix();
    pack(spec());
    assertEquals(List.of("packing the input"), heard.submitted);
    pack(spec());
    assertEquals(1, heard.submitted.size());
    Files.writeString(input.resolve("c.svm"), "1 1:1\n");
    assertEquals(1201, pack(spec()).rows());
    assertEquals(2, heard.submitted.size());
  }

  @Test
  public void theFinishedJobOfADeadProcessIsUsed() throws IOException {
    writeMix();
    InputSpec spec = spec();
    PackedData first = pack(spec);
    // As if the process had died between the job's end and the rename.
    Path packed = folder.getRoot().toPath().resolve("packed");
    Path attempts = packed.resolve("." + Fingerprint.of(spec) + ".local");
    Files.createDirectories(attempts);
    Files.move(packed.resolve(Fingerprint.of(spec)), attempts.resolve("pack-1"));
    Files.writeString(
        attempts.resolve("pack-1.json"),
        """
        {"job": "pack", "attempt": 1, "tag": "plait-local-pack-1", "output": "%s"}
        """
            .formatted(attempts.resolve("pack-1").toUri()));
    PackedData again = pack(spec);
    assertEquals(1, heard.submitted.size());
    assertEquals(first.summary(), again.summary());
    assertFalse(Files.exists(attempts));
  }

  @Test
  public void aBadLineIsNamedAndNothingIsLeft() throws IOException {
    writeMix();
    Files.writeString(input.resolve("d.svm"), "1 1:2\n1 3:4\n2 oops\n");
    PlaitException failure = assertThrows(PlaitException.class, () -> pack(spec()));
    assertEquals(ErrorCode.BAD_DATA, failure.code());
    assertTrue(failure.getMessage(), failure.getMessage().contains("d.svm:3"));
    assertTrue(failure.getMessage(), failure.getMessage().contains("byte 14"));
    try (Stream<Path> left = Files.list(folder.getRoot().toPath().resolve("packed"))) {
      assertEquals(List.of(), left.toList());
    }
  }

  @Test
  public void aDamagedGzipFileGivesNoRows() throws IOException {
    writeMix();
    Path file = input.resolve("b.svm.gz");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 4;
    Files.write(file, bytes);
    PlaitException failure = assertThrows(PlaitException.class, () -> pack(spec()));
    assertEquals(ErrorCode.BAD_DATA, failure.code());
    assertTrue(failure.getMessage(), failure.getMessage().contains("b.svm.gz"));
  }

  @Test
  public void aRivalThatCommitsFirstIsUsed() throws IOException {
    writeMix();
    InputSpec spec = spec();
    JobListener rival =
        new JobListener() {
          private boolean began;

          @Override
          public void submitted(String title, String job, String trackingUrl) {
            if (!began) {
              began = true;
              packAsAnother(spec);
            }
          }

          @Override
          public void waiting(String reason) {}

          @Override
          public void progress(String title, double maps, double reduces) {}

          @Override
          public void told(String news) {}
        };
    PackedData data = new PackJob(runs.runner(rival), runs.path("packed")).pack(spec);
    assertEquals(1438, data.rows());
    try (Stream<Path> files = Files.list(folder.getRoot().toPath().resolve("packed"))) {
      assertEquals(1, files.count());
    }
  }

  /** Packs elsewhere and moves the result in, as a process on another machine would. */
  private void packAsAnother(InputSpec spec) {
    new PackJob(runs.runner(), runs.path("elsewhere")).pack(spec);
    Path root = folder.getRoot().toPath();
    try {
      Files.move(
          root.resolve("elsewhere").resolve(Fingerprint.of(spec)),
          root.resolve("packed").resolve(Fingerprint.of(spec)));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  public void whatStandsInTheWayIsNotTouched() throws IOException {
    writeMix();
    InputSpec spec = spec();
    Path target = folder.getRoot().toPath().resolve("packed").resolve(Fingerprint.of(spec));
    Files.createDirectories(target);
    Files.writeString(target.resolve("precious"), "mine");
    PlaitException failure = assertThrows(PlaitException.class, () -> pack(spec));
    assertEquals(ErrorCode.BAD_DATA, failure.code());
    assertTrue(Files.exists(target.resolve("precious")));
  }

  @Test
  public void damagedPackedDataIsRefused() throws IOException {
    writeMix();
    PackedData data = pack(spec());
    Path part;
    try (Stream<Path> files = Files.list(Path.of(data.folder().toUri()))) {
      part =
          files
              .filter(p -> p.getFileName().toString().startsWith("part-m"))
              .sorted()
              .toList()
              .get(0);
    }
    byte[] bytes = Files.readAllBytes(part);
    bytes[bytes.length / 2] ^= 1;
    Files.delete(part.resolveSibling("." + part.getFileName() + ".crc"));
    Files.write(part, bytes);
    PlaitException failure =
        assertThrows(
            PlaitException.class,
            () -> {
              try (PackedReader reader = pack(spec()).reader(0, data.blocks())) {
                while (reader.next()) {
                  assertTrue(reader.number() >= 0);
                }
              }
            });
    assertEquals(ErrorCode.BAD_DATA, failure.code());
  }

  @Test
  public void mapperHandsBlocksOnAsTheyAre() throws IOException {
    BlockWritable block = new BlockWritable();
    block.block().reset(1, 5);
    block.block().batch().addRow(Tasks.block(0), 2);
    MapDriver<LongWritable, BlockWritable, NullWritable, BlockWritable> driver =
        MapDriver.newMapDriver(new PackMapper());
    driver.withConfiguration(Tasks.conf()).withInput(new LongWritable(3), block);
    List<Pair<NullWritable, BlockWritable>> out = driver.run();
    assertEquals(1, out.size());
    assertEquals(5, out.get(0).getSecond().block().index());
    sameLabels(block.block().batch(), out.get(0).getSecond().block().batch());
  }
}
