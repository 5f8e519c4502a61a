package org.plait.data;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;

/** Turns what the user typed into an {@link InputSpec}, or says what is wrong with it. */
public final class InputPlanner {
  private static final long MIN_BLOCK = 16L << 10;
  private static final long MAX_BLOCK = 4L << 20;

  /** Blocks of a middle-sized input: enough to share out, large enough to fold cheaply. */
  private static final long BLOCKS = 64;

  /** Below this a block is shorter than a line's overhead, and a byte order mark spans two. */
  private static final long SMALLEST_BLOCK = 16;

  private InputPlanner() {}

  /**
   * Finds the files and fixes how they are read.
   *
   * @throws PlaitException USAGE, NOT_FOUND, NO_PERMISSION or UNREACHABLE, telling what to change
   */
  public static InputSpec plan(InputRequest request, Configuration conf) {
    checkNumbers(request);
    FileFinder finder = new FileFinder(conf);
    List<InputFile> found = find(finder, request.input(), "--input");
    Format format = format(request, found);
    List<InputFile> files = refuseBlank(request, format, found);
    List<InputFile> labels = labels(finder, request, format, files);
    long bytes = files.stream().mapToLong(InputFile::length).sum();
    long blockBytes =
        request.blockBytes() > 0
            ? request.blockBytes()
            : Math.max(MIN_BLOCK, Math.min(MAX_BLOCK, bytes / BLOCKS));
    return new InputSpec(
        format,
        files,
        labels,
        request.labelColumn(),
        request.featureScale(),
        request.labelScale(),
        request.features(),
        blockBytes);
  }

  private static List<InputFile> refuseBlank(
      InputRequest request, Format format, List<InputFile> found) {
    List<InputFile> files = found.stream().filter(file -> !isBlank(file)).toList();
    // Images without a header: dropping the file would shift the labels' files.
    if (files.isEmpty() || (format == Format.IDX && files.size() < found.size())) {
      throw new PlaitException(
          ErrorCode.BAD_DATA,
          request.input() + " holds " + (files.isEmpty() ? "only" : "also") + " empty files.",
          "Check that whatever writes the input has finished.");
    }
    return files;
  }

  /** An empty part of a job's output holds no example; an empty gzip file is a damaged one. */
  private static boolean isBlank(InputFile file) {
    return file.length() == 0 && !file.isGzip();
  }

  private static void checkNumbers(InputRequest request) {
    check(Double.isFinite(request.featureScale()), "--scale", request.featureScale());
    check(Double.isFinite(request.labelScale()), "--label-scale", request.labelScale());
    check(request.features() >= 0, "--features", request.features());
    check(
        request.blockBytes() == 0 || request.blockBytes() >= SMALLEST_BLOCK,
        "the block size",
        request.blockBytes());
  }

  private static void check(boolean fine, String flag, Object value) {
    if (!fine) {
      throw new PlaitException(
          ErrorCode.USAGE, flag + " is " + value + ".", "Give a finite number in range.");
    }
  }

  private static List<InputFile> find(FileFinder finder, String words, String flag) {
    List<InputFile> files = finder.find(words);
    if (files.isEmpty()) {
      throw new PlaitException(
          ErrorCode.NOT_FOUND,
          flag + " " + words + " has no file.",
          "Check the path; files whose names begin with \"_\" or \".\" are left out.");
    }
    return files;
  }

  private static Format format(InputRequest request, List<InputFile> files) {
    if (!request.format().isEmpty()) {
      for (Format format : Format.values()) {
        if (format.id().equals(request.format().toLowerCase(Locale.ROOT))) {
          return format;
        }
      }
      throw new PlaitException(
          ErrorCode.USAGE,
          "--format " + request.format() + " is not known.",
          "Use libsvm, csv or idx.");
    }
    Set<Format> formats = EnumSet.noneOf(Format.class);
    for (InputFile file : files) {
      formats.add(
          byName(file.path())
              .orElseThrow(
                  () ->
                      new PlaitException(
                          ErrorCode.USAGE,
                          "The name of " + file.path() + " does not tell its format.",
                          "Add --format libsvm, csv or idx.")));
    }
    if (formats.size() > 1) {
      throw new PlaitException(
          ErrorCode.USAGE,
          request.input() + " holds files of several formats: " + formats + ".",
          "Name only files of one format, for example with a glob.");
    }
    return formats.iterator().next();
  }

  private static Optional<Format> byName(String path) {
    String name = path.toLowerCase(Locale.ROOT);
    String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    if (plain.endsWith(".libsvm") || plain.endsWith(".svm") || plain.endsWith(".svmlight")) {
      return Optional.of(Format.LIBSVM);
    }
    if (plain.endsWith(".csv")) {
      return Optional.of(Format.CSV);
    }
    if (plain.endsWith("-ubyte") || plain.endsWith(".idx")) {
      return Optional.of(Format.IDX);
    }
    return Optional.empty();
  }

  private static List<InputFile> labels(
      FileFinder finder, InputRequest request, Format format, List<InputFile> files) {
    if (format != Format.IDX) {
      if (!request.labels().isEmpty()) {
        throw new PlaitException(
            ErrorCode.USAGE,
            "--labels is for idx images, but the input is " + format.id() + ".",
            "Leave it out.");
      }
      return List.of();
    }
    if (request.labels().isEmpty()) {
      if (request.unlabelled()) {
        return List.of();
      }
      throw new PlaitException(
          ErrorCode.USAGE,
          request.input() + " is idx, which keeps labels in a file of their own.",
          "Add --labels FILE.");
    }
    List<InputFile> labels = new ArrayList<>(find(finder, request.labels(), "--labels"));
    if (labels.size() != files.size()) {
      throw new PlaitException(
          ErrorCode.USAGE,
          "--input has " + files.size() + " files and --labels " + labels.size() + ".",
          "Give one file of labels for each file of images.");
    }
    return labels;
  }
}
