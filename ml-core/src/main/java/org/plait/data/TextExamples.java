package org.plait.data;

import java.io.IOException;
import org.plait.base.PlaitException;

/** Examples of a text format, one a line. */
final class TextExamples implements ExampleReader {
  private final Lines lines;
  private final LineParser parser;
  private final int file;
  private final long blockBytes;
  private final long end;
  private long block;

  /** Whether the line under way is still to be parsed. */
  private boolean pending;

  /**
   * @param lines from the shard's first byte on; owned and closed by this reader
   */
  TextExamples(Lines lines, LineParser parser, Shard shard, long blockBytes) {
    this.lines = lines;
    this.parser = parser;
    this.file = shard.file();
    this.blockBytes = blockBytes;
    this.end = shard.start() + shard.length();
    this.block = shard.start() / blockBytes;
  }

  @Override
  public boolean next(Block into) throws IOException {
    try {
      return fill(into);
    } catch (PlaitException e) {
      // What a flipped bit makes of a line is an odd line: the checksum knows better.
      lines.verifyRest();
      throw e;
    }
  }

  private boolean fill(Block into) throws IOException {
    if (block * blockBytes >= end) {
      return false;
    }
    into.reset(file, block);
    long blockEnd = Math.min(end, (block + 1) * blockBytes);
    while (pending || lines.next()) {
      pending = lines.offset() >= blockEnd;
      if (pending) {
        block++;
        return true;
      }
      parser.parse(lines, into);
    }
    // At the end: the file's length is known, hence how many blocks it has.
    return block++ * blockBytes < lines.offset();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
