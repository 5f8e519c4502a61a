package org.plait.data;

import java.io.Closeable;
import java.io.IOException;

/**
 * Reads the examples of a shard, block by block, in order. Blocks without a record are delivered
 * too (a line longer than a block leaves some), so that block numbers have no gaps.
 *
 * <p>One thread. Bad input is a {@link org.plait.base.PlaitException} BAD_DATA that names file and
 * byte offset (and line where known). Whoever reads counts nothing before {@link #next} has
 * returned false: a damaged gzip member may be found out only at its end.
 */
public interface ExampleReader extends Closeable {

  /** Reads the next block into {@code block}; false at the end of the shard. */
  boolean next(Block block) throws IOException;
}
