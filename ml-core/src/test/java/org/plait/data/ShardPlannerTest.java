package org.plait.data;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.longs;

import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.BlockLocation;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class ShardPlannerTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private static InputSpec spec(long blockBytes, List<Long> lengths) {
    List<InputFile> files = new ArrayList<>();
    for (int i = 0; i < lengths.size(); i++) {
      files.add(new InputFile("/f" + i, "f" + i, lengths.get(i), 0));
    }
    return new InputSpec(Format.LIBSVM, files, List.of(), "", 1, 1, 0, blockBytes);
  }

  @Test
  public void shardsHoldEveryByteOnceAndBeginWhereBlocksDo() {
    qt().forAll(
            lists().of(longs().between(0, 5_000)).ofSizeBetween(1, 4),
            longs().between(1, 700),
            longs().between(1, 6_000))
        .check(
            (lengths, blockBytes, target) -> {
              long file = 0;
              long next = 0;
              for (Shard shard : ShardPlanner.cut(spec(blockBytes, lengths), target)) {
                while (next == lengths.get((int) file)) {
                  file++;
                  next = 0;
                }
                if (shard.file() != file
                    || shard.start() != next
                    || next % blockBytes != 0
                    || shard.length() <= 0
                    || shard.length() > target + blockBytes) {
                  return false;
                }
                next += shard.length();
              }
              return next == lengths.get((int) file)
                  && lengths.subList((int) file + 1, lengths.size()).stream().allMatch(l -> l == 0);
            });
  }

  @Test
  public void gzipFilesStayWhole() {
    InputFile zipped = new InputFile("/a.gz", "a.gz", 1 << 20, 0);
    InputSpec spec = new InputSpec(Format.CSV, List.of(zipped), List.of(), "", 1, 1, 0, 64);
    assertEquals(List.of(new Shard(0, 0, Long.MAX_VALUE, List.of())), ShardPlanner.cut(spec, 1000));
  }

  @Test
  public void aWantedNumberOfShardsIsMetWhereBlocksAllow() {
    InputSpec spec = spec(10, List.of(1_000L));
    for (int wanted : new int[] {1, 2, 3, 5, 10, 50, 100}) {
      int made = ShardPlanner.cut(spec, ShardPlanner.targetBytes(spec, wanted)).size();
      assertTrue(wanted + " gave " + made, made <= wanted && made * 1.25 >= wanted);
    }
    assertEquals(100, ShardPlanner.cut(spec, ShardPlanner.targetBytes(spec, 1_000)).size());
  }

  @Test
  public void planLocatesWhatCutMade() {
    DataFiles files = new DataFiles(folder.getRoot().toPath());
    InputRequest request =
        InputRequest.of(files.write("a.svm", "1 1:1\n".repeat(100)).toString()).withBlockBytes(64);
    InputSpec spec = InputPlanner.plan(request, DataFiles.CONF);
    // A local file system names only this machine, which schedulers do not know.
    assertEquals(ShardPlanner.cut(spec, 128), ShardPlanner.plan(spec, 128, DataFiles.CONF));
  }

  private static BlockLocation block(long offset, long length, String... hosts) {
    return new BlockLocation(hosts, hosts, offset, length);
  }

  @Test
  public void hostsThatStoreMostComeFirst() {
    BlockLocation[] blocks = {
      block(0, 100, "a", "b"), block(100, 100, "b", "c"), block(200, 100, "c", "d", "localhost")
    };
    HostCount count = new HostCount();
    count.add(blocks, 50, 230);
    // a 50, b 150, c 180, d 80: the best three.
    assertEquals(List.of("c", "b", "d"), count.best());
    HostCount whole = new HostCount();
    whole.add(blocks, 200, Long.MAX_VALUE - 100);
    assertEquals(List.of("c", "d"), whole.best());
    assertEquals(List.of(), new HostCount().best());
  }
}
