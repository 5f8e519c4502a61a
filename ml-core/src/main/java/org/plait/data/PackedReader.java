package org.plait.data;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.BytesWritable;
import org.apache.hadoop.io.SequenceFile;
import org.apache.hadoop.io.Text;
import org.jspecify.annotations.Nullable;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;
import org.plait.batch.MiniBatch;
import org.plait.batch.MiniBatchCodec;

/** Consecutive blocks of packed data, in order. One thread. */
public final class PackedReader implements Closeable {
  private static final int BUFFER = 256 << 10;

  private final PackedData data;
  private final Configuration conf;
  private final long last;
  private final MiniBatch batch = new MiniBatch();
  private final Text key = new Text();
  private final BytesWritable value = new BytesWritable();
  private long number;
  private boolean placed;
  private @Nullable Path open;
  private SequenceFile.@Nullable Reader reader;

  PackedReader(PackedData data, long first, long last, Configuration conf) {
    this.data = data;
    this.number = first - 1;
    this.last = last;
    this.conf = conf;
  }

  /**
   * Moves to the next block; false at the end.
   *
   * @throws PlaitException BAD_DATA if the packed data is damaged
   */
  public boolean next() throws IOException {
    if (number >= last - 1) {
      return false;
    }
    number++;
    PackedRun here = data.run(number);
    int at = data.indexInRun(number);
    try {
      SequenceFile.Reader records = reader(here);
      // Within a run records follow each other.
      if (at == 0 || !placed) {
        records.seek(here.offsets()[at]);
        placed = true;
      }
      boolean found = records.next(key, value);
      String wanted = PackedShardWriter.key(here.file(), here.first() + at);
      if (!found || !key.toString().equals(wanted)) {
        throw damaged(here, "block " + wanted + " is not where the index says", null);
      }
    } catch (IOException | NegativeArraySizeException | IndexOutOfBoundsException e) {
      if (isDamage(e)) {
        throw damaged(here, String.valueOf(e.getMessage()), e);
      }
      throw e;
    }
    decode(here, at);
    return true;
  }

  /** What SequenceFile throws at lengths that make no sense has no type of its own. */
  private static boolean isDamage(Exception e) {
    return e instanceof EOFException
        || e instanceof ChecksumException
        || e instanceof RuntimeException
        || e.getClass() == IOException.class;
  }

  private void decode(PackedRun here, int at) {
    try {
      MiniBatchCodec.decode(value.getBytes(), 0, value.getLength(), batch);
    } catch (IOException e) {
      throw damaged(here, String.valueOf(e.getMessage()), e);
    }
    if (batch.rows() != here.rows()[at]) {
      throw damaged(here, "a block has not the rows that the index says", null);
    }
  }

  private PlaitException damaged(PackedRun here, String why, @Nullable Exception cause) {
    return new PlaitException(
        ErrorCode.BAD_DATA,
        "Packed data " + data.path(here) + " is damaged: " + printable(why) + ".",
        "Try again; if it stays, remove the folder " + data.folder() + "; it is made again.",
        cause);
  }

  private static String printable(String text) {
    return text.substring(0, Math.min(text.length(), 200)).replaceAll("[^ -~]", "?");
  }

  private SequenceFile.Reader reader(PackedRun wanted) throws IOException {
    Path path = data.path(wanted);
    if (reader == null || !path.equals(open)) {
      close();
      reader =
          new SequenceFile.Reader(
              conf, SequenceFile.Reader.file(path), SequenceFile.Reader.bufferSize(BUFFER));
      open = path;
      placed = false;
    }
    return reader;
  }

  /** Number of the block among all blocks of the data. */
  public long number() {
    return number;
  }

  /** The block's examples; reused by the next call of {@link #next}. */
  public MiniBatch batch() {
    return batch;
  }

  @Override
  public void close() throws IOException {
    if (reader != null) {
      reader.close();
      reader = null;
    }
  }
}
