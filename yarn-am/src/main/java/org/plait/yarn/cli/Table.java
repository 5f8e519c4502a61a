package org.plait.yarn.cli;

import java.util.ArrayList;
import java.util.List;

/** Two columns for people: a name and what there is to say, in the order of the calls. */
final class Table {
  private record Row(String name, String text) {}

  private final List<Row> rows = new ArrayList<>();

  Table row(String name, Object text) {
    rows.add(new Row(name, String.valueOf(text)));
    return this;
  }

  /** As a row, unless the text is empty. */
  Table rowIfAny(String name, String text) {
    return text.isEmpty() ? this : row(name, text);
  }

  /** Lines, each ended by a line feed; a name that repeats the one above is left out. */
  @Override
  public String toString() {
    int width = rows.stream().mapToInt(row -> row.name().length()).max().orElse(0) + 2;
    StringBuilder text = new StringBuilder();
    String above = "";
    for (Row row : rows) {
      String name = row.name().equals(above) ? "" : row.name();
      text.append(name).append(" ".repeat(width - name.length())).append(row.text()).append('\n');
      above = row.name();
    }
    return text.toString();
  }
}
