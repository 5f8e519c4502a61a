package org.plait.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.BlockLocation;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;
import org.plait.batch.MiniBatch;
import org.plait.model.store.StoreFailure;

/**
 * A data set whose text has been parsed once: a folder of SequenceFiles of blocks (see {@link
 * PackedShardWriter}) under a manifest, which {@link #seal} writes last. Blocks are numbered over
 * all files, in order of file and block.
 *
 * <p>Immutable; may be shared by threads. Each {@link #reader} belongs to one.
 */
public final class PackedData {
  static final String MANIFEST = "_manifest.json";

  private final Path folder;
  private final FileSystem files;
  private final Configuration conf;
  private final PackedIndex index;

  /** Number of the first block of each run, and behind them the number of blocks. */
  private final long[] firstBlocks;

  /** Rows before each block, and behind them the number of rows. */
  private final long[] rowsBefore;

  private PackedData(Path folder, FileSystem files, Configuration conf, PackedIndex index) {
    this.folder = folder;
    this.files = files;
    this.conf = conf;
    this.index = index;
    List<PackedRun> runs = index.runs();
    this.firstBlocks = new long[runs.size() + 1];
    for (int i = 0; i < runs.size(); i++) {
      firstBlocks[i + 1] = firstBlocks[i] + runs.get(i).blocks();
    }
    this.rowsBefore = new long[Math.toIntExact(blocks() + 1)];
    int block = 0;
    for (PackedRun run : runs) {
      for (int rows : run.rows()) {
        rowsBefore[block + 1] = rowsBefore[block++] + rows;
      }
    }
  }

  /** Whether a folder holds complete packed data. */
  public static boolean isSealed(Path folder, Configuration conf) {
    try {
      return folder.getFileSystem(conf).exists(new Path(folder, MANIFEST));
    } catch (IOException e) {
      throw StoreFailure.of("Looking for " + folder, e);
    }
  }

  /**
   * Completes a folder: gathers the parts' indexes, checks that every block of the input is there
   * once, and writes the manifest.
   *
   * @param spec the input that was packed
   * @throws PlaitException INTERNAL if blocks are missing or there twice
   */
  public static PackedData seal(Path folder, InputSpec spec, Configuration conf) {
    try {
      FileSystem files = folder.getFileSystem(conf);
      PackedIndex index = new PartGathering(folder, files, spec).gather(conf);
      PackedJson.write(files, new Path(folder, MANIFEST), index, true);
      return new PackedData(folder, files, conf, index);
    } catch (IOException e) {
      throw StoreFailure.of("Completing packed data " + folder, e);
    }
  }

  /**
   * Opens a complete folder.
   *
   * @throws PlaitException NOT_FOUND without a manifest, BAD_DATA if it is damaged
   */
  public static PackedData open(Path folder, Configuration conf) {
    try {
      FileSystem files = folder.getFileSystem(conf);
      Path manifest = new Path(folder, MANIFEST);
      if (!files.exists(manifest)) {
        throw new PlaitException(
            ErrorCode.NOT_FOUND,
            folder + " is not complete packed data: it has no " + MANIFEST + ".",
            "Remove the folder; it is made again.");
      }
      PackedIndex index = PackedJson.read(files, manifest, PackedIndex.class);
      if (index.version() != PackedIndex.VERSION) {
        throw new PlaitException(
            ErrorCode.BAD_DATA,
            folder + " was packed in version " + index.version() + ".",
            "Remove the folder; it is made again.");
      }
      return new PackedData(folder, files, conf, index);
    } catch (IOException e) {
      throw StoreFailure.of("Opening packed data " + folder, e);
    }
  }

  public DataSummary summary() {
    return index.summary();
  }

  public Path folder() {
    return folder;
  }

  /** Number of blocks. */
  public long blocks() {
    return firstBlocks[firstBlocks.length - 1];
  }

  /** Number of examples. */
  public long rows() {
    return rowsBefore[rowsBefore.length - 1];
  }

  /**
   * Number of examples in the blocks before one.
   *
   * @param block from 0 to {@link #blocks}
   */
  public long rowsBefore(long block) {
    return rowsBefore[Math.toIntExact(block)];
  }

  /** Stored bytes of the blocks [first, last). */
  public long bytes(long first, long last) {
    long bytes = 0;
    for (long block = first; block < last; ) {
      PackedRun run = run(block);
      int from = indexInRun(block);
      int to = (int) Math.min(run.blocks(), from + last - block);
      bytes += run.bytes(from, to);
      block += to - from;
    }
    return bytes;
  }

  /** The hosts that store most of the blocks [first, last), most first; at most three. */
  public List<String> hosts(long first, long last) {
    Map<Path, List<long[]>> wanted = new LinkedHashMap<>();
    for (long block = first; block < last; ) {
      PackedRun run = run(block);
      int from = indexInRun(block);
      int to = (int) Math.min(run.blocks(), from + last - block);
      long start = run.offsets()[from];
      wanted
          .computeIfAbsent(path(run), path -> new ArrayList<>())
          .add(new long[] {start, run.bytes(from, to)});
      block += to - from;
    }
    HostCount count = new HostCount();
    for (Map.Entry<Path, List<long[]>> part : wanted.entrySet()) {
      for (long[] range : part.getValue()) {
        count.add(locations(part.getKey(), range[0], range[1]), range[0], range[1]);
      }
    }
    return count.best();
  }

  private BlockLocation[] locations(Path part, long start, long length) {
    try {
      return files.getFileBlockLocations(part, start, length);
    } catch (IOException e) {
      throw StoreFailure.of("Locating the blocks of " + part, e);
    }
  }

  /** Reads the blocks [first, last) in order. The caller closes. */
  public PackedReader reader(long first, long last) {
    if (first < 0 || last > blocks() || first > last) {
      throw new IllegalArgumentException(
          "blocks [" + first + ", " + last + ") of " + blocks() + " are wanted");
    }
    return new PackedReader(this, first, last, conf);
  }

  /**
   * Copies of examples by their numbers.
   *
   * @param rows ascending numbers, counted over all blocks in order
   */
  public MiniBatch rows(long[] rows) {
    MiniBatch found = new MiniBatch();
    int i = 0;
    while (i < rows.length) {
      long block = blockOf(rows[i]);
      try (PackedReader reader = reader(block, block + 1)) {
        reader.next();
        for (; i < rows.length && rows[i] < rowsBefore(block + 1); i++) {
          if (i > 0 && rows[i] < rows[i - 1]) {
            throw new IllegalArgumentException("row numbers are not ascending");
          }
          found.addRow(reader.batch(), (int) (rows[i] - rowsBefore(block)));
        }
      } catch (IOException e) {
        throw StoreFailure.of("Reading packed data " + folder, e);
      }
    }
    return found;
  }

  private long blockOf(long row) {
    if (row < 0 || row >= rows()) {
      throw new IllegalArgumentException("row " + row + " of " + rows() + " is wanted");
    }
    // The last block that begins at or before the row: empty blocks begin where the next one does.
    int at = Arrays.binarySearch(rowsBefore, row);
    if (at < 0) {
      return -at - 2L;
    }
    while (rowsBefore[at + 1] == row) {
      at++;
    }
    return at;
  }

  /** The run that holds a block. */
  PackedRun run(long block) {
    return index.runs().get(runNumber(block));
  }

  /** Number of a block in its run. */
  int indexInRun(long block) {
    return (int) (block - firstBlocks[runNumber(block)]);
  }

  private int runNumber(long block) {
    int at = Arrays.binarySearch(firstBlocks, block);
    return at >= 0 ? at : -at - 2;
  }

  Path path(PackedRun run) {
    return new Path(folder, run.part());
  }
}
