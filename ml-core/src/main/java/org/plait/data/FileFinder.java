package org.plait.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;
import org.plait.model.store.StoreFailure;

/**
 * Finds files by paths, globs and folders. Names that begin with {@code _} or {@code .} are left
 * out as everywhere in Hadoop, unless they were typed.
 */
final class FileFinder {
  private final Configuration conf;

  FileFinder(Configuration conf) {
    this.conf = conf;
  }

  /**
   * The files of a comma-separated list, in order of their relative paths.
   *
   * @throws PlaitException NOT_FOUND if an element of the list has no file
   */
  List<InputFile> find(String words) {
    List<InputFile> files = new ArrayList<>();
    for (String word : split(words)) {
      try {
        findOne(new Path(word), files);
      } catch (IOException e) {
        throw StoreFailure.of("Looking for " + word, e);
      } catch (IllegalArgumentException e) {
        throw new PlaitException(
            ErrorCode.USAGE,
            "\"" + word + "\" is not a path: " + e.getMessage() + ".",
            "Check it for missing or stray characters.",
            e);
      }
    }
    files.sort(Comparator.comparing(InputFile::relative).thenComparing(InputFile::path));
    refuseTwice(files);
    return files;
  }

  private void findOne(Path word, List<InputFile> files) throws IOException {
    FileSystem system = word.getFileSystem(conf);
    FileStatus[] found = system.globStatus(word);
    if (found == null || found.length == 0) {
      throw new PlaitException(
          ErrorCode.NOT_FOUND,
          system.makeQualified(word) + (found == null ? " does not exist." : " matches no file."),
          "Check the path" + (isHostless(system) ? ", or write it with its file system." : "."));
    }
    boolean typed = found.length == 1 && found[0].getPath().getName().equals(word.getName());
    int before = files.size();
    for (FileStatus each : found) {
      if (typed || !isHidden(each)) {
        collect(system, each, "", files);
      }
    }
    if (files.size() == before) {
      throw new PlaitException(
          ErrorCode.NOT_FOUND,
          system.makeQualified(word) + " holds no file.",
          "Check the path; files whose names begin with \"_\" or \".\" are left out.");
    }
  }

  private static boolean isHostless(FileSystem system) {
    return system.getUri().getScheme().equals("file");
  }

  /**
   * @param below relative path of the folder that is listed, ending in a slash, or empty
   */
  private void collect(FileSystem system, FileStatus status, String below, List<InputFile> files)
      throws IOException {
    Path path = status.getPath();
    if (!status.isDirectory()) {
      files.add(
          new InputFile(
              system.makeQualified(path).toString(),
              below + path.getName(),
              status.getLen(),
              status.getModificationTime()));
      return;
    }
    for (FileStatus child : system.listStatus(path)) {
      if (!isHidden(child)) {
        String inside = child.isDirectory() ? below + child.getPath().getName() + "/" : below;
        collect(system, child, inside, files);
      }
    }
  }

  private static boolean isHidden(FileStatus status) {
    String name = status.getPath().getName();
    return name.startsWith("_") || name.startsWith(".");
  }

  private static void refuseTwice(List<InputFile> files) {
    Set<String> seen = new HashSet<>();
    for (InputFile file : files) {
      if (!seen.add(file.path())) {
        throw new PlaitException(
            ErrorCode.USAGE, file.path() + " is named twice.", "Name each file once.");
      }
    }
  }

  /** Splits at commas outside braces: {@code part-{0,1},more} has two elements. */
  private static List<String> split(String words) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i <= words.length(); i++) {
      char c = i == words.length() ? ',' : words.charAt(i);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (i == words.length() || (c == ',' && depth == 0)) {
        String part = words.substring(from, i).strip();
        if (!part.isEmpty()) {
          parts.add(part);
        }
        from = i + 1;
      }
    }
    return parts;
  }
}
