package org.plait.mr;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.DataInputBuffer;
import org.apache.hadoop.io.DataOutputBuffer;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.io.Writable;
import org.apache.hadoop.mapreduce.InputSplit;
import org.apache.hadoop.mapreduce.RecordReader;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.hadoop.mapreduce.TaskAttemptID;
import org.apache.hadoop.mapreduce.task.TaskAttemptContextImpl;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.plait.batch.MiniBatch;
import org.plait.data.PackedData;
import org.plait.data.PackedReader;
import org.plait.data.Shard;

public class PackedInputFormatTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private Runs runs;
  private PackedData data;

  @Before
  public void pack() {
    runs = new Runs(folder.getRoot().toPath());
    data = new PackJob(runs.runner(), runs.path("packed")).pack(runs.digits());
  }

  private List<PackedSplit> splits(int wanted, long blocksPerLeaf) {
    List<PackedSplit> splits = new ArrayList<>();
    PackedInputFormat.Input input =
        new PackedInputFormat.Input(data.folder().toString(), wanted, blocksPerLeaf);
    for (InputSplit split : PackedInputFormat.splits(data, input)) {
      splits.add((PackedSplit) split);
    }
    return splits;
  }

  @Test
  public void splitsCoverEveryBlockOnceAndBeginWithLeaves() {
    for (long perLeaf : new long[] {1, 2, 3, 7, 100}) {
      for (int wanted = 0; wanted < 40; wanted++) {
        long next = 0;
        long bytes = 0;
        for (PackedSplit split : splits(wanted, perLeaf)) {
          assertEquals(next, split.first());
          assertEquals(0, split.first() % perLeaf);
          assertTrue(split.last() > split.first());
          next = split.last();
          bytes += split.getLength();
        }
        assertEquals(data.blocks(), next);
        assertEquals(data.bytes(0, data.blocks()), bytes);
      }
    }
  }

  @Test
  public void thereAreAsManySplitsAsWantedOrLeaves() {
    assertEquals(25, data.blocks());
    assertEquals(1, splits(0, 1).size());
    assertEquals(4, splits(4, 1).size());
    assertEquals(25, splits(30, 1).size());
    assertEquals(9, splits(30, 3).size());
  }

  @Test
  public void blocksComeWithTheirNumbersAndRows() throws Exception {
    Configuration conf = runs.conf();
    new PackedInputFormat.Input(data.folder().toString(), 3, 1).into(conf);
    TaskAttemptContext context = new TaskAttemptContextImpl(conf, new TaskAttemptID());
    try (PackedReader expected = data.reader(0, data.blocks())) {
      for (PackedSplit split : splits(3, 1)) {
        PackedSplit travelled = travel(split, new PackedSplit());
        assertEquals(split.toString(), travelled.toString());
        try (RecordReader<LongWritable, BatchWritable> reader =
            new PackedInputFormat().createRecordReader(travelled, context)) {
          reader.initialize(travelled, context);
          assertEquals(0, reader.getProgress(), 0);
          while (reader.nextKeyValue()) {
            assertTrue(expected.next());
            assertEquals(expected.number(), reader.getCurrentKey().get());
            sameRows(expected.batch(), reader.getCurrentValue().batch());
          }
          assertEquals(1, reader.getProgress(), 0);
        }
      }
      assertFalse(expected.next());
    }
  }

  private static void sameRows(MiniBatch a, MiniBatch b) {
    assertEquals(a.rows(), b.rows());
    assertEquals(a.entries(), b.entries());
    for (int row = 0; row < a.rows(); row++) {
      assertEquals(a.label(row), b.label(row), 0);
      assertEquals(a.end(row), b.end(row));
    }
    for (int i = 0; i < a.entries(); i++) {
      assertEquals(a.indices()[i], b.indices()[i]);
      assertEquals(a.values()[i], b.values()[i], 0);
    }
  }

  private static <T extends Writable> T travel(Writable from, T to) throws IOException {
    DataOutputBuffer out = new DataOutputBuffer();
    from.write(out);
    DataInputBuffer in = new DataInputBuffer();
    in.reset(out.getData(), out.getLength());
    to.readFields(in);
    return to;
  }

  @Test
  public void splitsTellHostsBeforeTheyTravel() throws IOException {
    PackedSplit packed = new PackedSplit(1, 4, 99, List.of("a", "b"));
    assertArrayEquals(new String[] {"a", "b"}, packed.getLocations());
    assertEquals(99, travel(packed, new PackedSplit()).getLength());
    ShardSplit shard = new ShardSplit(7, new Shard(2, 64, 128, List.of("c")), 128);
    assertArrayEquals(new String[] {"c"}, shard.getLocations());
    ShardSplit travelled = travel(shard, new ShardSplit());
    assertEquals(7, travelled.number());
    assertEquals(new Shard(2, 64, 128, List.of()), travelled.shard());
    assertEquals(128, travelled.getLength());
    assertEquals("shard 7: file 2 from byte 64", travelled.toString());
  }

  @Test
  public void batchesComeBackFromBytes() throws IOException {
    MiniBatch batch = Tasks.block(3);
    sameRows(batch, travel(new BatchWritable(batch), new BatchWritable()).batch());
    BlockWritable block = new BlockWritable();
    block.block().reset(4, 9);
    block.block().widen(77);
    block.block().batch().addRow(batch, 0);
    BlockWritable back = travel(block, new BlockWritable());
    assertEquals(4, back.block().file());
    assertEquals(9, back.block().index());
    assertEquals(77, back.block().columns());
    sameRows(block.block().batch(), back.block().batch());
  }
}
