package org.plait.data;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.security.AccessControlException;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;

/** What readers and planners make of a file system that is slow, far away, closed or broken. */
public class FileSystemFaultsTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final Configuration conf = FaultyFileSystem.sound();
  private DataFiles files;
  private String text;

  @Before
  public void write() {
    files = new DataFiles(folder.getRoot().toPath());
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      lines.append(i).append(" 1:").append(i + 1).append(" 7:0.25\n");
    }
    text = lines.toString();
    files.write("in/a.libsvm", text);
  }

  @After
  public void repair() {
    FaultyFileSystem.sound();
  }

  private InputRequest request(String path) {
    return InputRequest.of("faulty://" + folder.getRoot() + path).withBlockBytes(512);
  }

  private InputSpec plan(String path) {
    return InputPlanner.plan(request(path), conf);
  }

  private List<String> read(InputSpec spec, List<Shard> shards) throws IOException {
    List<String> rows = new ArrayList<>();
    for (Shard shard : shards) {
      try (ExampleReader reader = Examples.open(spec, shard, conf)) {
        Block block = new Block();
        while (reader.next(block)) {
          rows.add(block.index() + ": " + DataFiles.rows(block.batch()));
        }
      }
    }
    return rows;
  }

  @Test
  public void shortReadsChangeNothing() throws IOException {
    files.write("z.libsvm.gz", DataFiles.gzip(text));
    for (String path : List.of("/in", "/z.libsvm.gz")) {
      InputSpec spec = plan(path);
      List<Shard> shards = ShardPlanner.cut(spec, 2_048);
      List<String> whole = read(spec, shards);
      assertEquals((text.length() + 511) / 512, whole.size());
      for (int most : new int[] {1, 2, 7, 511}) {
        FaultyFileSystem.giveAtMost(most);
        assertEquals("at most " + most, whole, read(spec, shards));
      }
      FaultyFileSystem.giveAtMost(Integer.MAX_VALUE);
    }
  }

  @Test
  public void shortReadsChangeNothingInIdx() throws IOException {
    byte[] pixels = new byte[1_200];
    java.util.Arrays.setAll(new int[pixels.length], i -> pixels[i] = (byte) (i % 11));
    files.write("i.idx", DataFiles.idx(pixels, 100, 3, 4));
    files.write("l.idx.gz", DataFiles.gzip(DataFiles.idx(new byte[100], 100)));
    InputSpec spec =
        InputPlanner.plan(
            request("/i.idx").withLabels("faulty://" + folder.getRoot() + "/l.idx.gz"), conf);
    List<Shard> shards = ShardPlanner.cut(spec, 512);
    List<String> whole = read(spec, shards);
    for (int most : new int[] {1, 5, 13}) {
      FaultyFileSystem.giveAtMost(most);
      assertEquals("at most " + most, whole, read(spec, shards));
    }
  }

  @Test
  public void aFailureBelowIsNeverAnEnd() {
    files.write("z.libsvm.gz", DataFiles.gzip(text));
    for (String path : List.of("/in/a.libsvm", "/z.libsvm.gz")) {
      InputSpec spec = plan(path);
      long length = spec.bytes();
      for (long at = 0; at < length; at += 97) {
        FaultyFileSystem.failAt(at);
        Exception told =
            assertThrows(
                path + " failing at " + at,
                Exception.class,
                () -> read(spec, ShardPlanner.cut(spec, 4_096)));
        Throwable cause = told instanceof PlaitException ? told.getCause() : told;
        assertTrue("" + told, cause instanceof EOFException);
      }
      FaultyFileSystem.failAt(-1);
    }
  }

  @Test
  public void whoMayNotReadIsTold() {
    InputSpec spec = plan("/in");
    FaultyFileSystem.refuse(new AccessControlException("user=eve, access=READ"));
    ReadingFails.with(ErrorCode.NO_PERMISSION, () -> plan("/in"), "user=eve", "owner");
    ReadingFails.with(
        ErrorCode.NO_PERMISSION,
        () -> read(spec, ShardPlanner.cut(spec, 4_096)),
        "a.libsvm",
        "user=eve");
  }

  @Test
  public void whoReachesNobodyIsTold() {
    FaultyFileSystem.refuse(new ConnectException("Connection refused"));
    ReadingFails.with(
        ErrorCode.UNREACHABLE, () -> plan("/in"), "Connection refused", "fs.defaultFS");
  }

  @Test
  public void shardsAreSentToTheHostsOfTheirBytes() {
    InputSpec spec = plan("/in");
    List<Shard> shards = ShardPlanner.plan(spec, 2_048, conf);
    // Bytes [0, 2048): block 0 on hosts 0 and 1, block 1 on 1 and 2, 48 bytes of block 2.
    assertEquals(List.of("host1", "host2", "host0"), shards.get(0).hosts());
    assertEquals(2_048, shards.get(1).start());
    assertEquals(List.of("host3", "host4", "host2"), shards.get(1).hosts());
  }

  @Test
  public void packedRangesAreReadWhereTheyLie() throws IOException {
    InputSpec spec = plan("/in");
    org.apache.hadoop.fs.Path packed =
        new org.apache.hadoop.fs.Path("faulty://" + folder.getRoot() + "/packed");
    try (PackedShardWriter writer = new PackedShardWriter(conf, packed, "part-0", 1)) {
      for (Shard shard : ShardPlanner.cut(spec, 4_096)) {
        try (ExampleReader reader = Examples.open(spec, shard, conf)) {
          Block block = new Block();
          while (reader.next(block)) {
            writer.add(block);
          }
        }
      }
    }
    PackedData data = PackedData.seal(packed, spec, conf);
    assertEquals(3, data.hosts(0, data.blocks()).size());
    assertTrue(data.hosts(0, 1).contains("host0"));
    String last =
        "host" + Path.of(folder.getRoot().toString(), "packed", "part-0").toFile().length() / 1_000;
    assertTrue(data.hosts(data.blocks() - 1, data.blocks()).contains(last));
    assertEquals(List.of(), data.hosts(2, 2));
    FaultyFileSystem.giveAtMost(3);
    PackedData again = PackedData.open(packed, conf);
    List<String> rows = new ArrayList<>();
    try (PackedReader reader = again.reader(0, again.blocks())) {
      while (reader.next()) {
        rows.add(reader.number() + ": " + DataFiles.rows(reader.batch()));
      }
    }
    FaultyFileSystem.giveAtMost(Integer.MAX_VALUE);
    assertEquals(read(spec, ShardPlanner.cut(spec, 4_096)), rows);
  }
}
