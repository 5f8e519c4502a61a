package org.plait.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;

/** Makes the manifest of packed data from the indexes of its parts, refusing gaps and overlaps. */
final class PartGathering {
  private final Path folder;
  private final FileSystem files;
  private final InputSpec spec;

  PartGathering(Path folder, FileSystem files, InputSpec spec) {
    this.folder = folder;
    this.files = files;
    this.spec = spec;
  }

  PackedIndex gather(Configuration conf) throws IOException {
    List<PackedRun> runs = new ArrayList<>();
    SummaryBuilder summary = new SummaryBuilder(spec.files().size());
    for (FileStatus each : files.listStatus(folder)) {
      if (each.getPath().getName().endsWith(".index")) {
        PackedIndex part = PackedJson.read(files, each.getPath(), PackedIndex.class);
        runs.addAll(part.runs());
        summary.merge(part.summary());
      }
    }
    runs.sort(Comparator.comparingInt(PackedRun::file).thenComparingLong(PackedRun::first));
    checkNumbers(runs, conf);
    return new PackedIndex(PackedIndex.VERSION, runs, summary.build());
  }

  private void checkNumbers(List<PackedRun> runs, Configuration conf) throws IOException {
    long[] counted = new long[spec.files().size()];
    for (PackedRun run : runs) {
      if (run.first() != counted[run.file()]) {
        throw wrong(run.file(), counted[run.file()], run.first());
      }
      counted[run.file()] += run.blocks();
    }
    for (int file = 0; file < counted.length; file++) {
      long wanted = wantedBlocks(file, conf);
      if (wanted >= 0 && counted[file] != wanted) {
        throw wrong(file, counted[file], wanted);
      }
    }
  }

  /** Number of blocks that a file must have; -1 for gzip files, whose length is not known. */
  private long wantedBlocks(int file, Configuration conf) throws IOException {
    InputFile each = spec.files().get(file);
    if (each.isGzip()) {
      return -1;
    }
    long bytes = each.length();
    if (spec.format() == Format.IDX) {
      try (IdxRecords records = new IdxRecords(each, conf)) {
        bytes = records.header().payload();
      }
    }
    return (bytes + spec.blockBytes() - 1) / spec.blockBytes();
  }

  private PlaitException wrong(int file, long found, long wanted) {
    return new PlaitException(
        ErrorCode.INTERNAL,
        folder
            + " does not hold every block of "
            + spec.files().get(file).path()
            + " once: after block "
            + found
            + " comes block "
            + wanted
            + ".",
        "Remove the folder; it is made again.");
  }
}
