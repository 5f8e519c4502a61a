package org.plait.data;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.plait.base.CounterRandom;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;

/** Whatever stands in a file, the user is told or the examples are right; nothing else happens. */
public class HostileInputTest {
  private static final long SEED = 99;

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private DataFiles files;

  @Before
  public void open() {
    files = new DataFiles(folder.getRoot().toPath());
  }

  private void readsOrTells(String where, InputRequest request) {
    try {
      InputSpec spec = InputPlanner.plan(request.withBlockBytes(32), DataFiles.CONF);
      DataFiles.blocks(spec, ShardPlanner.cut(spec, 64));
    } catch (PlaitException e) {
      assertTrue(
          where + e.getMessage(), e.code() == ErrorCode.BAD_DATA || e.code() == ErrorCode.USAGE);
      assertEquals(where + e.getMessage(), 1, e.getMessage().lines().count());
    }
  }

  /** Replaces, removes and doubles bytes, mostly by those that mean something. */
  private static byte[] mutate(byte[] sound, CounterRandom random) {
    byte[] telling = "0123456789 :#,.-+eE\"\r\n\t\0\u00ff".getBytes(StandardCharsets.ISO_8859_1);
    byte[] bytes = sound.clone();
    for (long i = random.below(0, 6); i >= 0; i--) {
      int at = (int) random.below(4 * i + 1, bytes.length);
      bytes[at] =
          random.below(4 * i + 2, 8) == 0
              ? (byte) random.bits(4 * i + 3)
              : telling[(int) random.below(4 * i + 3, telling.length)];
    }
    int length = (int) random.below(1001, bytes.length) + 1;
    return random.below(1000, 4) == 0 ? java.util.Arrays.copyOf(bytes, length) : bytes;
  }

  @Test
  public void mutatedTextIsReadOrTold() {
    byte[] libsvm = "1 1:0.5 3:-2e1\n-1 2:7 # x\n0 1:1 2:2\n".getBytes(StandardCharsets.UTF_8);
    byte[] csv = "a,\"b\",y\r\n1,2.5,\"3\"\r\n-4,5e-1,6\r\n".getBytes(StandardCharsets.UTF_8);
    for (int trial = 0; trial < 1500; trial++) {
      String where = "seed " + SEED + " trial " + trial + ": ";
      CounterRandom random = new CounterRandom(SEED, trial);
      byte[] text = mutate(trial % 2 == 0 ? libsvm : csv, random);
      Path path = files.write(trial % 2 == 0 ? "a.libsvm" : "a.csv", text);
      readsOrTells(where, InputRequest.of(path.toString()));
    }
  }

  @Test
  public void mutatedIdxIsReadOrTold() {
    byte[] images = DataFiles.idx(new byte[60], 10, 2, 3);
    Path labels = files.write("l.idx", DataFiles.idx(new byte[10], 10));
    for (int trial = 0; trial < 500; trial++) {
      byte[] bytes = mutate(images, new CounterRandom(SEED, 5_000 + trial));
      Path path =
          files.write(
              trial % 2 == 0 ? "i.idx" : "i.idx.gz",
              trial % 2 == 0 ? bytes : DataFiles.gzip(bytes));
      readsOrTells(
          "seed " + SEED + " trial " + trial + ": ",
          InputRequest.of(path.toString()).withLabels(labels.toString()));
    }
  }

  @Test
  public void aLineWithoutEndTakesBoundedMemory() {
    byte[] endless = new byte[Lines.MAX_LINE + (1 << 20)];
    java.util.Arrays.fill(endless, (byte) '1');
    Path path = files.write("e.libsvm.gz", DataFiles.gzip(endless));
    ReadingFails.with(
        ErrorCode.BAD_DATA,
        () -> DataFiles.blocks(DataFiles.plan(path)),
        "e.libsvm.gz:1 (byte 0)",
        "longer than 64 MiB");
  }

  @Test
  public void aShardPassesOverAnEndlessLineThatBeganBeforeIt() {
    byte[] text = new byte[(1 << 20) + 6];
    java.util.Arrays.fill(text, (byte) '#');
    System.arraycopy("\n1 1:1".getBytes(StandardCharsets.UTF_8), 0, text, 1 << 20, 6);
    Path path = files.write("s.libsvm", text);
    InputSpec spec = DataFiles.plan(path);
    List<String> last = DataFiles.blocks(spec, List.of(new Shard(0, 1 << 20, 16 << 10, List.of())));
    assertEquals(List.of("0/64 1: 1.0 0:1.0"), last);
  }

  @Test
  public void failuresOfTheFileSystemAreNotCalledDamagedGzip() throws IOException {
    org.apache.hadoop.fs.Path path =
        new org.apache.hadoop.fs.Path(folder.getRoot() + "/c.libsvm.gz");
    FileSystem system = path.getFileSystem(DataFiles.CONF);
    byte[] bytes = DataFiles.gzip("1 1:1\n".repeat(100));
    try (FSDataOutputStream out = system.create(path)) {
      out.write(bytes);
    }
    bytes[20] ^= 1;
    Files.write(Path.of(path.toString()), bytes);
    InputSpec spec = DataFiles.plan(Path.of(path.toString()));
    Throwable told = assertThrows(Throwable.class, () -> DataFiles.blocks(spec));
    Throwable cause = told instanceof UncheckedIOException ? told.getCause() : told;
    cause = cause instanceof PlaitException ? cause.getCause() : cause;
    assertTrue("" + cause, cause instanceof ChecksumException);
  }

  @Test
  public void theDigitsHaveTheirKnownShape() throws IOException {
    Path digits = Path.of(System.getProperty("plait.root"), "data", "digits");
    InputSpec spec = DataFiles.plan(digits.resolve("digits.train.libsvm"));
    SummaryBuilder summary = new SummaryBuilder(1);
    for (Shard shard : ShardPlanner.cut(spec, 100_000)) {
      try (ExampleReader reader = Examples.open(spec, shard, DataFiles.CONF)) {
        Block block = new Block();
        while (reader.next(block)) {
          summary.add(block);
        }
      }
    }
    List<Double> ten = List.of(0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0);
    assertEquals(new DataSummary(1438, 47_069, 64, ten, false, List.of(25L)), summary.build());
  }
}
