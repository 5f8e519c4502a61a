package org.plait.mr;

import com.google.gson.Gson;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.mapreduce.InputFormat;
import org.apache.hadoop.mapreduce.InputSplit;
import org.apache.hadoop.mapreduce.JobContext;
import org.apache.hadoop.mapreduce.RecordReader;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.plait.data.PackedData;

/**
 * Packed data by runs of blocks: each split begins where a leaf of the summation tree begins. A
 * record's key is the block's number among all blocks, its value the block's examples.
 */
final class PackedInputFormat extends InputFormat<LongWritable, BatchWritable> {
  /** Packed bytes of a split where nobody asks for a number of mappers. */
  static final long SPLIT_BYTES = 128L << 20;

  private static final Gson GSON = new Gson();
  private static final String KEY = "plait.task.packed";

  /**
   * What is read, in which pieces.
   *
   * @param folder of the packed data
   * @param splits wanted number of splits; 0: one for each {@link #SPLIT_BYTES}
   * @param blocksPerLeaf a split holds whole runs of so many blocks
   */
  record Input(String folder, int splits, long blocksPerLeaf) {

    void into(Configuration conf) {
      conf.set(KEY, GSON.toJson(this));
    }

    static Input from(Configuration conf) {
      Input input = GSON.fromJson(conf.get(KEY, ""), Input.class);
      if (input == null) {
        throw new IllegalStateException(KEY + " is not set");
      }
      return input;
    }

    PackedData open(Configuration conf) {
      return PackedData.open(new Path(folder), conf);
    }
  }

  @Override
  public List<InputSplit> getSplits(JobContext context) {
    Input input = Input.from(context.getConfiguration());
    return splits(input.open(context.getConfiguration()), input);
  }

  static List<InputSplit> splits(PackedData data, Input input) {
    long blocks = data.blocks();
    long leaves = (blocks + input.blocksPerLeaf() - 1) / input.blocksPerLeaf();
    long bySize = (data.bytes(0, blocks) + SPLIT_BYTES - 1) / SPLIT_BYTES;
    long wanted = Math.min(leaves, Math.max(1, input.splits() > 0 ? input.splits() : bySize));
    List<InputSplit> splits = new ArrayList<>();
    for (long i = 0; i < wanted; i++) {
      long first = leaves * i / wanted * input.blocksPerLeaf();
      long last = Math.min(blocks, leaves * (i + 1) / wanted * input.blocksPerLeaf());
      splits.add(new PackedSplit(first, last, data.bytes(first, last), data.hosts(first, last)));
    }
    return splits;
  }

  @Override
  public RecordReader<LongWritable, BatchWritable> createRecordReader(
      InputSplit split, TaskAttemptContext context) {
    return new PackedRecordReader((PackedSplit) split, context.getConfiguration());
  }
}
