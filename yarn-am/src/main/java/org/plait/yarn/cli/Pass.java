package org.plait.yarn.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.hadoop.conf.Configuration;
import org.plait.batch.MiniBatch;
import org.plait.data.Block;
import org.plait.data.ExampleReader;
import org.plait.data.Examples;
import org.plait.data.InputSpec;
import org.plait.data.Shard;
import org.plait.data.ShardPlanner;

/** Reads an input once, block by block, in order: memory for one block, whatever the input. */
final class Pass {
  private Pass() {}

  /** Takes a block; the batch is only valid during the call. */
  interface Taker {
    void take(long block, MiniBatch batch) throws IOException;
  }

  /** Number of blocks that were passed to the taker, numbered from 0. */
  static long over(InputSpec input, Configuration hadoop, Taker taker) {
    long number = 0;
    Block block = new Block();
    try {
      for (Shard shard : ShardPlanner.cut(input, Long.MAX_VALUE / 2)) {
        try (ExampleReader reader = Examples.open(input, shard, hadoop)) {
          while (reader.next(block)) {
            taker.take(number++, block.batch());
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return number;
  }
}
