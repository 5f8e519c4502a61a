package org.plait.data;

import java.util.List;

/**
 * A piece of an input file that one task reads: the bytes [start, start + length) of the file's
 * uncompressed contents, cut at multiples of {@link InputSpec#blockBytes()}. A record belongs to
 * the block (hence the shard) in which its first byte lies. A gzip file is always one shard.
 *
 * @param file number of the file in {@link InputSpec#files()}
 * @param start first byte; a multiple of the block size
 * @param length bytes; {@link Long#MAX_VALUE} - start for a gzip file
 * @param hosts where the bytes are stored, nearest first; may be empty
 */
public record Shard(int file, long start, long length, List<String> hosts) {
  public Shard {
    hosts = List.copyOf(hosts);
  }
}
