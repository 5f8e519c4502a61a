package org.plait.data;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.plait.base.CounterRandom;
import org.plait.batch.MiniBatch;

/** However shards are dealt to parts, packed data is the input: blocks, rows, summary. */
public class PackedPropertyTest {
  private static final long SEED = 12;
  private static final int TRIALS = 15;

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private InputSpec write(CounterRandom random, int trial) {
    DataFiles files = new DataFiles(folder.getRoot().toPath());
    long counter = 0;
    for (int file = 0; file < 3; file++) {
      StringBuilder text = new StringBuilder();
      for (long rows = random.below(counter++, 80); rows >= 0; rows--) {
        text.append(random.below(counter++, 4)).append(" 2:").append(random.uniform(counter++));
        text.append(random.below(counter++, 9) == 0 ? " #" + "-".repeat(200) : "").append('\n');
      }
      String name = trial + "/f" + file + ".libsvm";
      if (random.below(counter++, 3) == 0) {
        files.write(name + ".gz", DataFiles.gzip(text.toString()));
      } else {
        files.write(name, text.toString());
      }
    }
    return InputPlanner.plan(
        InputRequest.of(folder.getRoot() + "/" + trial)
            .withBlockBytes(16 + random.below(counter, 200)),
        DataFiles.CONF);
  }

  private static PackedData pack(InputSpec spec, Path packed, CounterRandom random)
      throws IOException {
    int parts = 1 + (int) random.below(-1, 4);
    List<List<Shard>> dealt = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      dealt.add(new ArrayList<>());
    }
    long counter = -100;
    for (Shard shard : ShardPlanner.cut(spec, 1 + random.below(-2, 1_500))) {
      List<Shard> part = dealt.get((int) random.below(counter--, parts));
      part.add((int) random.below(counter--, part.size() + 1), shard);
    }
    for (int part = 0; part < parts; part++) {
      String name = "part-" + part;
      try (PackedShardWriter writer =
          new PackedShardWriter(DataFiles.CONF, packed, name, spec.files().size())) {
        for (Shard shard : dealt.get(part)) {
          try (ExampleReader reader = Examples.open(spec, shard, DataFiles.CONF)) {
            Block block = new Block();
            while (reader.next(block)) {
              writer.add(block);
            }
          }
        }
      }
    }
    return PackedData.seal(packed, spec, DataFiles.CONF);
  }

  private static List<String> read(PackedData data, long first, long last) throws IOException {
    List<String> blocks = new ArrayList<>();
    try (PackedReader reader = data.reader(first, last)) {
      while (reader.next()) {
        blocks.add(DataFiles.rows(reader.batch()));
      }
    }
    return blocks;
  }

  @Test
  public void packedDataIsTheInput() throws IOException {
    for (int trial = 0; trial < TRIALS; trial++) {
      String where = "seed " + SEED + " trial " + trial;
      CounterRandom random = new CounterRandom(SEED, trial);
      InputSpec spec = write(random, trial);
      Path packed = new Path(folder.getRoot() + "/packed" + trial);
      PackedData data = pack(spec, packed, random);
      List<String> blocks = new ArrayList<>();
      for (String block : DataFiles.blocks(spec)) {
        blocks.add(block.substring(block.indexOf(": ") + 2));
      }
      assertEquals(where, blocks, read(data, 0, data.blocks()));
      assertEquals(where, blocks.size(), data.summary().totalBlocks());
      long first = random.below(-3, data.blocks());
      long last = first + random.below(-4, data.blocks() - first + 1);
      assertEquals(where, blocks.subList((int) first, (int) last), read(data, first, last));
      List<String> rows = DataFiles.examples(spec);
      assertEquals(where, rows.size(), data.rows());
      long row = random.below(-5, rows.size());
      MiniBatch found = data.rows(new long[] {row, rows.size() - 1L});
      assertEquals(
          where, rows.get((int) row) + "; " + rows.get(rows.size() - 1), DataFiles.rows(found));
    }
  }
}
