package org.plait.data;

/**
 * Consecutive blocks of a file, as they lie one behind the other in a part of packed data.
 *
 * @param part name of the SequenceFile
 * @param file number of the input file
 * @param first number of the first block in the file
 * @param offsets byte in the part at which each block's record begins
 * @param rows number of examples in each block
 * @param end byte behind the last record
 */
record PackedRun(String part, int file, long first, long[] offsets, int[] rows, long end) {

  int blocks() {
    return offsets.length;
  }

  /** Bytes of the blocks [from, to) of this run. */
  long bytes(int from, int to) {
    return from >= to ? 0 : (to == offsets.length ? end : offsets[to]) - offsets[from];
  }
}
