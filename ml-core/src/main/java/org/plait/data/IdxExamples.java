package org.plait.data;

import java.io.IOException;
import java.util.Optional;
import org.plait.base.PlaitException;

/**
 * Examples of an IDX file of unsigned bytes, with the labels of a second one. Offsets, hence
 * blocks, are counted from the first record's first byte. Zeros are not stored.
 */
final class IdxExamples implements ExampleReader {
  private final IdxRecords images;
  private final Optional<IdxRecords> labels;
  private final InputSpec spec;
  private final int file;
  private final double[] scaled = new double[256];
  private final long end;
  private long record;
  private long block;

  /**
   * @param labels beside {@code images}; without them all labels are 0. Both are owned and closed
   *     by this reader.
   */
  IdxExamples(IdxRecords images, Optional<IdxRecords> labels, InputSpec spec, Shard shard)
      throws IOException {
    this.images = images;
    this.labels = labels;
    this.spec = spec;
    this.file = shard.file();
    this.block = shard.start() / spec.blockBytes();
    this.end = Math.min(shard.start() + shard.length(), images.header().payload());
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = i * spec.featureScale() + 0.0;
    }
    this.record = firstRecord(shard.start());
    checkShape();
    images.skip(record);
    if (labels.isPresent()) {
      labels.get().skip(record);
    }
  }

  /** The first record that begins at or behind a byte. */
  private long firstRecord(long start) {
    int length = images.header().recordBytes();
    return Math.min(images.header().records(), (start + length - 1) / length);
  }

  private void checkShape() {
    int columns = images.header().recordBytes();
    if (spec.features() > 0 && columns > spec.features()) {
      throw IdxHeader.bad(
          images.source(),
          "has " + columns + " features a record, more than " + spec.features(),
          "Raise --features.");
    }
    if (labels.isPresent()) {
      IdxHeader header = labels.get().header();
      if (header.recordBytes() != 1 || header.records() != images.header().records()) {
        throw IdxHeader.bad(
            labels.get().source(),
            "holds "
                + header.records()
                + " records of "
                + header.recordBytes()
                + " bytes, but "
                + images.source().file().path()
                + " holds "
                + images.header().records()
                + " records",
            "Give as --labels the file that belongs to the images.");
      }
    }
  }

  @Override
  public boolean next(Block into) throws IOException {
    try {
      return fill(into);
    } catch (PlaitException e) {
      verifyRest();
      throw e;
    }
  }

  /** At the end of the shard: a compressed file may count only after its checksum was seen. */
  private void finish() throws IOException {
    if (record < images.header().records()) {
      verifyRest();
      return;
    }
    images.finish();
    if (labels.isPresent()) {
      labels.get().finish();
    }
  }

  private void verifyRest() throws IOException {
    images.source().verifyRest();
    if (labels.isPresent()) {
      labels.get().source().verifyRest();
    }
  }

  private boolean fill(Block into) throws IOException {
    if (block * spec.blockBytes() >= end) {
      finish();
      return false;
    }
    into.reset(file, block);
    into.widen(images.header().recordBytes());
    long stop = firstRecord(Math.min(end, (block + 1) * spec.blockBytes()));
    for (; record < stop; record++) {
      double label = 0;
      if (labels.isPresent()) {
        int at = labels.get().next();
        label = (labels.get().buffer()[at] & 0xff) * spec.labelScale() + 0.0;
      }
      addRecord(into);
      into.batch().endRow(label, 1);
    }
    block++;
    return true;
  }

  private void addRecord(Block into) throws IOException {
    int at = images.next();
    byte[] bytes = images.buffer();
    int length = images.header().recordBytes();
    for (int i = 0; i < length; i++) {
      byte value = bytes[at + i];
      if (value != 0) {
        into.batch().add(i, scaled[value & 0xff]);
      }
    }
  }

  @Override
  public void close() throws IOException {
    try (images) {
      if (labels.isPresent()) {
        labels.get().close();
      }
    }
  }
}
