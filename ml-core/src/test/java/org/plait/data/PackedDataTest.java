package org.plait.data;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.plait.base.CounterRandom;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;
import org.plait.batch.MiniBatch;

public class PackedDataTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private DataFiles files;
  private InputSpec spec;
  private Path packed;

  @Before
  public void writeTwoFiles() {
    files = new DataFiles(folder.getRoot().toPath());
    CounterRandom random = new CounterRandom(4, 0);
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < 200; row++) {
      text.append(random.below(row, 3)).append(" 1:").append(random.uniform(row));
      text.append(" 70000:0.5\n").append(row % 50 == 7 ? "#" + "-".repeat(400) + "\n" : "");
    }
    files.write("in/a.libsvm", text.toString());
    files.write("in/b.libsvm.gz", DataFiles.gzip(text.substring(text.indexOf("\n") + 1)));
    InputRequest request = InputRequest.of(folder.getRoot() + "/in").withBlockBytes(128);
    spec = InputPlanner.plan(request, DataFiles.CONF);
    packed = new Path(folder.getRoot() + "/packed");
  }

  private void write(String part, List<Shard> shards) throws IOException {
    PackedShardWriter writer =
        new PackedShardWriter(DataFiles.CONF, packed, part, spec.files().size());
    try (writer) {
      for (Shard shard : shards) {
        try (ExampleReader reader = Examples.open(spec, shard, DataFiles.CONF)) {
          Block block = new Block();
          while (reader.next(block)) {
            writer.add(block);
          }
        }
      }
    }
  }

  private PackedData packInThreeParts() throws IOException {
    List<Shard> shards = ShardPlanner.cut(spec, 1000);
    write("part-2", shards.subList(0, 2));
    write("part-0", List.of(shards.get(shards.size() - 1), shards.get(2)));
    write("part-1", shards.subList(3, shards.size() - 1));
    return PackedData.seal(packed, spec, DataFiles.CONF);
  }

  private static List<String> read(PackedData data, long first, long last) throws IOException {
    List<String> blocks = new ArrayList<>();
    try (PackedReader reader = data.reader(first, last)) {
      while (reader.next()) {
        assertEquals(first + blocks.size(), reader.number());
        blocks.add(DataFiles.rows(reader.batch()));
      }
      assertFalse(reader.next());
    }
    return blocks;
  }

  private List<String> original() {
    return DataFiles.blocks(spec).stream().map(b -> b.substring(b.indexOf(": ") + 2)).toList();
  }

  @Test
  public void givesTheInputsBlocksInOrderHoweverTheyWerePacked() throws IOException {
    packInThreeParts();
    PackedData data = PackedData.open(packed, DataFiles.CONF);
    List<String> original = original();
    assertEquals(original.size(), data.blocks());
    assertEquals(original, read(data, 0, data.blocks()));
    for (int first = 0; first < original.size(); first += 7) {
      int last = Math.min(original.size(), first + 11);
      assertEquals(original.subList(first, last), read(data, first, last));
    }
    assertEquals(List.of(), read(data, 3, 3));
  }

  @Test
  public void summaryIsThatOfTheInput() throws IOException {
    SummaryBuilder builder = new SummaryBuilder(2);
    for (Shard shard : ShardPlanner.cut(spec, Long.MAX_VALUE / 4)) {
      try (ExampleReader reader = Examples.open(spec, shard, DataFiles.CONF)) {
        Block block = new Block();
        while (reader.next(block)) {
          builder.add(block);
        }
      }
    }
    DataSummary summary = packInThreeParts().summary();
    assertEquals(builder.build(), summary);
    assertEquals(399, summary.rows());
    assertEquals(70000, summary.columns());
    assertEquals(List.of(0.0, 1.0, 2.0), summary.labels());
    assertEquals(summary.totalBlocks(), PackedData.open(packed, DataFiles.CONF).blocks());
  }

  @Test
  public void findsRowsByNumber() throws IOException {
    PackedData data = packInThreeParts();
    List<String> all = DataFiles.examples(spec);
    assertEquals(all.size(), data.rows());
    long[] wanted = {0, 1, 1, 57, 199, 200, 398};
    MiniBatch found = data.rows(wanted);
    List<String> expected = new ArrayList<>();
    for (long row : wanted) {
      expected.add(all.get((int) row));
    }
    assertEquals(String.join("; ", expected), DataFiles.rows(found));
    long[] every = new long[all.size()];
    for (int i = 0; i < every.length; i++) {
      every[i] = i;
    }
    assertEquals(String.join("; ", all), DataFiles.rows(data.rows(every)));
    assertThrows(IllegalArgumentException.class, () -> data.rows(new long[] {399}));
    assertThrows(IllegalArgumentException.class, () -> data.rows(new long[] {5, 4}));
  }

  @Test
  public void rowsBeforeAndBytesAddUp() throws IOException {
    PackedData data = packInThreeParts();
    long rows = 0;
    long bytes = 0;
    try (PackedReader reader = data.reader(0, data.blocks())) {
      while (reader.next()) {
        assertEquals(rows, data.rowsBefore(reader.number()));
        rows += reader.batch().rows();
        bytes += data.bytes(reader.number(), reader.number() + 1);
      }
    }
    assertEquals(rows, data.rowsBefore(data.blocks()));
    assertEquals(bytes, data.bytes(0, data.blocks()));
    assertEquals(List.of(), data.hosts(0, data.blocks()));
  }

  @Test
  public void refusesAFolderWithoutManifest() throws IOException {
    write("part-0", ShardPlanner.cut(spec, 1000));
    assertFalse(PackedData.isSealed(packed, DataFiles.CONF));
    PlaitException e =
        assertThrows(PlaitException.class, () -> PackedData.open(packed, DataFiles.CONF));
    assertEquals(ErrorCode.NOT_FOUND, e.code());
    PackedData.seal(packed, spec, DataFiles.CONF);
    assertTrue(PackedData.isSealed(packed, DataFiles.CONF));
  }

  @Test
  public void refusesMissingAndRepeatedBlocks() throws IOException {
    List<Shard> shards = ShardPlanner.cut(spec, 1000);
    write("part-0", shards.subList(0, 2));
    write("part-1", shards.subList(3, shards.size()));
    PlaitException gap =
        assertThrows(PlaitException.class, () -> PackedData.seal(packed, spec, DataFiles.CONF));
    assertTrue(gap.getMessage(), gap.getMessage().contains("after block 16 comes block 24"));
    write("part-2", shards.subList(2, 3));
    PackedData.seal(packed, spec, DataFiles.CONF);
    write("part-3", shards.subList(2, 3));
    assertThrows(PlaitException.class, () -> PackedData.seal(packed, spec, DataFiles.CONF));
  }

  @Test
  public void refusesALostLastShard() throws IOException {
    List<Shard> shards = ShardPlanner.cut(spec, 1000);
    List<Shard> plain = shards.stream().filter(s -> s.file() == 0).toList();
    write("part-0", plain.subList(0, plain.size() - 1));
    write("part-1", List.of(shards.get(shards.size() - 1)));
    assertThrows(PlaitException.class, () -> PackedData.seal(packed, spec, DataFiles.CONF));
  }

  @Test
  public void anAbandonedPartDoesNotCount() throws IOException {
    PackedShardWriter writer = new PackedShardWriter(DataFiles.CONF, packed, "part-9", 2);
    writer.add(new Block());
    writer.abandon();
    writer.close();
    assertEquals(399, packInThreeParts().rows());
  }

  @Test
  public void tellsDamagedDataWhateverByteIsFlipped() throws IOException {
    PackedData data = packInThreeParts();
    List<String> original = original();
    java.nio.file.Path part = java.nio.file.Path.of(packed.toString(), "part-1");
    Files.delete(part.resolveSibling(".part-1.crc"));
    byte[] sound = Files.readAllBytes(part);
    CounterRandom random = new CounterRandom(11, 0);
    for (int trial = 0; trial < 60; trial++) {
      byte[] damaged = sound.clone();
      int at = (int) random.below(trial, damaged.length - 300) + 300;
      damaged[at] ^= (byte) (1 << random.below(1000 + trial, 8));
      Files.write(part, damaged);
      try {
        assertEquals("byte " + at, original, read(data, 0, data.blocks()));
      } catch (PlaitException e) {
        assertEquals(ErrorCode.BAD_DATA, e.code());
      }
    }
  }

  @Test
  public void tellsADamagedManifest() throws IOException {
    packInThreeParts();
    java.nio.file.Path manifest = java.nio.file.Path.of(packed.toString(), "_manifest.json");
    Files.delete(manifest.resolveSibling("._manifest.json.crc"));
    byte[] sound = Files.readAllBytes(manifest);
    int last = sound.length - 1; // only the line's end follows
    for (int length = 0; length < last; length += 13) {
      Files.write(manifest, java.util.Arrays.copyOf(sound, length));
      PlaitException e =
          assertThrows(PlaitException.class, () -> PackedData.open(packed, DataFiles.CONF));
      assertEquals(ErrorCode.BAD_DATA, e.code());
    }
    Files.write(manifest, sound);
    PackedData.open(packed, DataFiles.CONF);
  }
}
