package org.plait.data;

import org.plait.base.PlaitException;
import org.plait.batch.MiniBatch;

/**
 * A line of comma-separated numbers, one for each column of the header; each may stand in quotation
 * marks (RFC 4180) and among blanks. Empty lines are passed over; zeros are not stored.
 */
final class CsvLine implements LineParser {
  private final CsvHeader header;
  private final double featureScale;
  private final double labelScale;
  private final FieldParser fields = new FieldParser();

  /** Behind the cell that {@link #cell} read: at a comma or at the line's end. */
  private int cellEnd;

  CsvLine(CsvHeader header, InputSpec spec) {
    this.header = header;
    this.featureScale = spec.featureScale();
    this.labelScale = spec.labelScale();
  }

  @Override
  public void parse(Lines line, Block block) {
    if (FieldParser.skipBlanks(line.buffer(), line.from(), line.to()) == line.to()) {
      return;
    }
    MiniBatch batch = block.batch();
    int columns = header.names().size();
    double label = 0;
    cellEnd = line.from() - 1;
    for (int column = 0; column < columns; column++) {
      if (cellEnd == line.to()) {
        throw badWidth(line, "only " + column);
      }
      boolean isLabel = column == header.label();
      double value = cell(line, cellEnd + 1, column, isLabel ? labelScale : featureScale);
      if (isLabel) {
        label = value;
      } else if (value != 0) {
        batch.add(column > header.label() ? column - 1 : column, value);
      }
    }
    if (cellEnd < line.to()) {
      throw badWidth(line, "more");
    }
    block.widen(columns - 1);
    batch.endRow(label, 1);
  }

  private double cell(Lines line, int start, int column, double scale) {
    byte[] bytes = line.buffer();
    int limit = line.to();
    int at = FieldParser.skipBlanks(bytes, start, limit);
    boolean quoted = at < limit && bytes[at] == '"';
    double value = fields.parse(line, quoted ? at + 1 : at, limit, scale);
    int end = fields.end();
    boolean closed = !quoted || (end < limit && bytes[end] == '"');
    cellEnd = FieldParser.skipBlanks(bytes, quoted && closed ? end + 1 : end, limit);
    if (Double.isNaN(value) || !closed || (cellEnd < limit && bytes[cellEnd] != ',')) {
      throw badCell(line, start, column);
    }
    return value;
  }

  private PlaitException badCell(Lines line, int at, int column) {
    int end = at;
    while (end < line.to() && line.buffer()[end] != ',') {
      end++;
    }
    String text =
        FieldParser.skipBlanks(line.buffer(), at, end) == end
            ? "an empty cell"
            : line.quote(at, end);
    return line.bad(
        at,
        text
            + " stands in column \""
            + header.names().get(column)
            + "\" where a finite number is wanted",
        "Fill in or remove the line; categories must be turned into numbers first.");
  }

  private PlaitException badWidth(Lines line, String found) {
    return line.bad(
        cellEnd,
        "the header names " + header.names().size() + " columns, but the line has " + found,
        "Correct or remove the line.");
  }
}
