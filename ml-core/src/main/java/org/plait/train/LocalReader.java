package org.plait.train;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.plait.batch.MiniBatch;
import org.plait.data.Block;
import org.plait.data.DataSummary;
import org.plait.data.ExampleReader;
import org.plait.data.Examples;
import org.plait.data.InputSpec;
import org.plait.data.Shard;
import org.plait.data.ShardPlanner;
import org.plait.data.SummaryBuilder;
import org.plait.model.store.StoreFailure;

/** Reads a whole input into memory, several shards at a time. */
final class LocalReader {
  private static final int SHARDS_PER_THREAD = 8;

  private final InputSpec input;
  private final Configuration hadoop;
  private final Parallel parallel;

  LocalReader(InputSpec input, Configuration hadoop, Parallel parallel) {
    this.input = input;
    this.hadoop = hadoop;
    this.parallel = parallel;
  }

  LocalData read() {
    int wanted = parallel.threads() * SHARDS_PER_THREAD;
    List<Shard> shards = ShardPlanner.cut(input, ShardPlanner.targetBytes(input, wanted));
    SummaryBuilder summary = new SummaryBuilder(input.files().size());
    List<MiniBatch> blocks = new ArrayList<>();
    for (LocalData part : parallel.map(shards, this::read)) {
      summary.merge(part.summary());
      blocks.addAll(part.blocks());
    }
    return new LocalData(summary.build(), blocks);
  }

  private LocalData read(Shard shard) {
    SummaryBuilder summary = new SummaryBuilder(input.files().size());
    List<MiniBatch> blocks = new ArrayList<>();
    Block block = new Block();
    try (ExampleReader reader = Examples.open(input, shard, hadoop)) {
      while (reader.next(block)) {
        summary.add(block);
        blocks.add(block.batch().compactCopy());
      }
    } catch (IOException e) {
      throw StoreFailure.of("Reading " + input.files().get(shard.file()).path(), e);
    }
    DataSummary held = summary.build();
    return new LocalData(held, blocks);
  }
}
