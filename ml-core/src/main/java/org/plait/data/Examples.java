package org.plait.data;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.plait.model.store.StoreFailure;

/** Opens inputs: the one way from a {@link Shard} to its examples. */
public final class Examples {
  private Examples() {}

  /**
   * Opens a shard of the input.
   *
   * @return a reader that the caller closes
   * @throws org.plait.base.PlaitException NOT_FOUND, NO_PERMISSION, UNREACHABLE, or BAD_DATA if the
   *     file has changed since the input was planned
   */
  public static ExampleReader open(InputSpec spec, Shard shard, Configuration conf) {
    InputFile file = spec.files().get(shard.file());
    if (shard.start() % spec.blockBytes() != 0 || (file.isGzip() && shard.start() != 0)) {
      throw new IllegalArgumentException("no shard begins at byte " + shard.start());
    }
    try {
      return switch (spec.format()) {
        case LIBSVM -> text(file, new LibsvmLine(spec), spec, shard, conf);
        case CSV ->
            text(file, new CsvLine(CsvHeader.of(spec, file, conf), spec), spec, shard, conf);
        case IDX -> idx(spec, shard, conf);
      };
    } catch (IOException e) {
      throw StoreFailure.of("Opening " + file.path(), e);
    }
  }

  /** Names of the features in order, if the format has names; else none. */
  public static List<String> featureNames(InputSpec spec, Configuration conf) {
    if (spec.format() != Format.CSV || spec.files().isEmpty()) {
      return List.of();
    }
    InputFile file = spec.files().get(0);
    try {
      return CsvHeader.of(spec, file, conf).features();
    } catch (IOException e) {
      throw StoreFailure.of("Reading " + file.path(), e);
    }
  }

  private static ExampleReader text(
      InputFile file, LineParser parser, InputSpec spec, Shard shard, Configuration conf)
      throws IOException {
    Lines lines = new Lines(file, conf, shard.start());
    if (spec.format() == Format.CSV && shard.start() == 0) {
      lines.next();
    }
    return new TextExamples(lines, parser, shard, spec.blockBytes());
  }

  private static ExampleReader idx(InputSpec spec, Shard shard, Configuration conf)
      throws IOException {
    IdxRecords images = new IdxRecords(spec.files().get(shard.file()), conf);
    Optional<IdxRecords> labels = Optional.empty();
    try {
      if (!spec.labelFiles().isEmpty()) {
        labels = Optional.of(new IdxRecords(spec.labelFiles().get(shard.file()), conf));
      }
      return new IdxExamples(images, labels, spec, shard);
    } catch (IOException | RuntimeException e) {
      images.close();
      if (labels.isPresent()) {
        labels.get().close();
      }
      throw e;
    }
  }
}
