package org.plait.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.BlockLocation;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.plait.model.store.StoreFailure;

/**
 * Cuts an input into shards. How it is cut decides who reads what and never what is computed:
 * shards are runs of whole blocks.
 */
public final class ShardPlanner {
  private ShardPlanner() {}

  /**
   * Cuts the files into shards of about {@code targetBytes}, without hosts; gzip files stay whole.
   *
   * @return shards in order of file and first byte; together they hold every byte once
   */
  public static List<Shard> cut(InputSpec spec, long targetBytes) {
    long blocks = Math.max(1, (targetBytes + spec.blockBytes() - 1) / spec.blockBytes());
    long step = Math.multiplyExact(blocks, spec.blockBytes());
    List<Shard> shards = new ArrayList<>();
    for (int file = 0; file < spec.files().size(); file++) {
      InputFile each = spec.files().get(file);
      if (each.isGzip()) {
        shards.add(new Shard(file, 0, Long.MAX_VALUE, List.of()));
        continue;
      }
      for (long start = 0; start < each.length(); start += step) {
        shards.add(new Shard(file, start, Math.min(step, each.length() - start), List.of()));
      }
    }
    return shards;
  }

  /** The target for {@link #cut} that makes about {@code shards} shards of plain files. */
  public static long targetBytes(InputSpec spec, int shards) {
    return Math.max(1, (spec.bytes() + shards - 1) / shards);
  }

  /** As {@link #cut}, with the hosts that store each shard's bytes. */
  public static List<Shard> plan(InputSpec spec, long targetBytes, Configuration conf) {
    List<Shard> shards = new ArrayList<>();
    int known = -1;
    BlockLocation[] locations = {};
    for (Shard shard : cut(spec, targetBytes)) {
      if (shard.file() != known) {
        known = shard.file();
        locations = locations(spec.files().get(known), conf);
      }
      HostCount count = new HostCount();
      count.add(locations, shard.start(), shard.length());
      shards.add(new Shard(shard.file(), shard.start(), shard.length(), count.best()));
    }
    return shards;
  }

  private static BlockLocation[] locations(InputFile file, Configuration conf) {
    Path path = new Path(file.path());
    try {
      FileSystem files = path.getFileSystem(conf);
      BlockLocation[] found = files.getFileBlockLocations(path, 0, file.length());
      return found == null ? new BlockLocation[0] : found;
    } catch (IOException e) {
      throw StoreFailure.of("Locating the blocks of " + path, e);
    }
  }
}
