package org.plait.data;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.BytesWritable;
import org.apache.hadoop.io.SequenceFile;
import org.apache.hadoop.io.Text;
import org.jspecify.annotations.Nullable;
import org.plait.batch.MiniBatchCodec;

/**
 * Writes a part of packed data: a SequenceFile with a record for each block, key {@code file/index}
 * as {@link Text}, value the bytes of {@link MiniBatchCodec}; and, when it is closed, an index
 * beside it. A part without its index does not exist for {@link PackedData}.
 *
 * <p>One thread. The folder may be a task's working folder, which a committer moves.
 */
public final class PackedShardWriter implements Closeable {
  private final FileSystem files;
  private final Path folder;
  private final String part;
  private final FSDataOutputStream out;
  private final SequenceFile.Writer writer;
  private final MiniBatchCodec codec = new MiniBatchCodec();
  private final SummaryBuilder summary;
  private final List<PackedRun> runs = new ArrayList<>();
  private final Text key = new Text();
  private @Nullable OpenRun run;
  private boolean closed;

  /**
   * Creates the part, which must not exist.
   *
   * @param folder existing or not
   * @param part name of the file, unique among the parts of the data
   * @param inputFiles number of files of the input
   */
  public PackedShardWriter(Configuration conf, Path folder, String part, int inputFiles)
      throws IOException {
    this.files = folder.getFileSystem(conf);
    this.folder = folder;
    this.part = part;
    this.summary = new SummaryBuilder(inputFiles);
    this.out = files.create(new Path(folder, part), false);
    this.writer =
        SequenceFile.createWriter(
            conf,
            SequenceFile.Writer.stream(out),
            SequenceFile.Writer.keyClass(Text.class),
            SequenceFile.Writer.valueClass(BytesWritable.class),
            SequenceFile.Writer.compression(SequenceFile.CompressionType.NONE));
  }

  /** Name of the index of a part; it begins so that jobs over the folder pass it over. */
  static String indexName(String part) {
    return "_" + part + ".index";
  }

  /** The key of a block's record. */
  static String key(int file, long index) {
    return file + "/" + index;
  }

  /** Appends a block. Blocks of a shard come in order; shards come in any order. */
  public void add(Block block) throws IOException {
    if (run == null || !run.continuesWith(block)) {
      finishRun();
      run = new OpenRun(block);
    }
    run.add(writer.getLength(), block.batch().rows());
    int length = codec.encode(block.batch());
    key.set(key(block.file(), block.index()));
    writer.append(key, new BytesWritable(codec.bytes(), length));
    summary.add(block);
  }

  /** What has been written so far. */
  public DataSummary summary() {
    return summary.build();
  }

  /** Completes the part and writes its index. */
  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    finishRun();
    abandon();
    PackedIndex index = new PackedIndex(PackedIndex.VERSION, runs, summary.build());
    PackedJson.write(files, new Path(folder, indexName(part)), index, false);
  }

  /** Closes the part without an index, after a failure. */
  public void abandon() throws IOException {
    closed = true;
    try (out) {
      writer.close();
    }
  }

  private void finishRun() throws IOException {
    if (run != null) {
      runs.add(run.finish(part, writer.getLength()));
      run = null;
    }
  }

  /** A run that still grows. */
  private static final class OpenRun {
    private final int file;
    private final long first;
    private long[] offsets = new long[16];
    private int[] rows = new int[16];
    private int size;

    OpenRun(Block first) {
      this.file = first.file();
      this.first = first.index();
    }

    boolean continuesWith(Block block) {
      return block.file() == file && block.index() == first + size;
    }

    void add(long offset, int count) {
      if (size == offsets.length) {
        offsets = Arrays.copyOf(offsets, 2 * size);
        rows = Arrays.copyOf(rows, 2 * size);
      }
      offsets[size] = offset;
      rows[size++] = count;
    }

    PackedRun finish(String part, long end) {
      return new PackedRun(
          part, file, first, Arrays.copyOf(offsets, size), Arrays.copyOf(rows, size), end);
    }
  }
}
