package org.plait.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;

/**
 * The first line of a CSV file: the columns' names, and which of them is the label.
 *
 * @param names of all columns, in order
 * @param label number of the label's column
 */
record CsvHeader(List<String> names, int label) {

  CsvHeader {
    names = List.copyOf(names);
  }

  /** Reads a file's header, which must be that of the first file. */
  static CsvHeader of(InputSpec spec, InputFile file, Configuration conf) throws IOException {
    CsvHeader header = read(file, spec.labelColumn(), conf);
    InputFile first = spec.files().get(0);
    if (!file.equals(first)) {
      List<String> wanted = read(first, spec.labelColumn(), conf).names();
      if (!wanted.equals(header.names())) {
        throw new PlaitException(
            ErrorCode.BAD_DATA,
            file.path() + ":1 names other columns than " + first.path() + ".",
            "Train on files with the same header.");
      }
    }
    return header;
  }

  private static CsvHeader read(InputFile file, String labelColumn, Configuration conf)
      throws IOException {
    try (Lines lines = new Lines(file, conf, 0)) {
      if (!lines.next()) {
        throw lines.bad(0, "the file is empty", "Put a line with the columns' names at the top.");
      }
      try {
        return of(lines, labelColumn);
      } catch (PlaitException e) {
        lines.verifyRest();
        throw e;
      }
    }
  }

  /** Reads the header from the first line, which is the one under way. */
  static CsvHeader of(Lines line, String labelColumn) {
    List<String> names = split(line);
    refuseNumbers(line, names);
    if (names.size() < 2) {
      throw line.bad(
          line.from(),
          "the header names " + names.size() + " column, but a label and a feature are wanted",
          "Separate the columns by commas; or name another --format.");
    }
    return new CsvHeader(names, label(line, names, labelColumn));
  }

  /** Names of the features: all columns but the label's. */
  List<String> features() {
    List<String> features = new ArrayList<>(names);
    features.remove(label);
    return List.copyOf(features);
  }

  private static int label(Lines line, List<String> names, String wanted) {
    if (wanted.isEmpty()) {
      return names.size() - 1;
    }
    int byName = names.indexOf(wanted);
    if (byName >= 0) {
      return byName;
    }
    if (wanted.matches("\\d{1,9}") && Integer.parseInt(wanted) < names.size()) {
      return Integer.parseInt(wanted);
    }
    String known = Lines.printable(String.join(", ", names.subList(0, Math.min(20, names.size()))));
    throw new PlaitException(
        ErrorCode.USAGE,
        line.path() + " has no column \"" + wanted + "\".",
        "Set --label-column to a name, or a number below "
            + names.size()
            + "; the columns are: "
            + known
            + (names.size() > 20 ? ", ..." : "")
            + ".");
  }

  /** A file without a header would lose its first example; columns named 0, 1, 2 ... are fine. */
  private static void refuseNumbers(Lines line, List<String> names) {
    NumberParser numbers = new NumberParser();
    boolean ordinals = true;
    for (int i = 0; i < names.size(); i++) {
      byte[] name = names.get(i).getBytes(StandardCharsets.UTF_8);
      if (Double.isNaN(numbers.parse(name, 0, name.length)) || numbers.end() < name.length) {
        return;
      }
      ordinals &= names.get(i).equals(Integer.toString(i));
    }
    if (!ordinals) {
      throw line.bad(
          line.from(),
          "the first line holds numbers, where the columns' names are wanted",
          "Put a line with the columns' names at the top of the file.");
    }
  }

  private static List<String> split(Lines line) {
    String text =
        new String(line.buffer(), line.from(), line.to() - line.from(), StandardCharsets.UTF_8);
    List<String> names = new ArrayList<>();
    StringBuilder name = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
        name.append('"');
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        names.add(name.toString().strip());
        name.setLength(0);
      } else {
        name.append(c);
      }
    }
    if (quoted) {
      throw line.bad(
          line.from(), "a quoted name does not end in its line", "Close the quotation mark.");
    }
    names.add(name.toString().strip());
    return names;
  }
}
