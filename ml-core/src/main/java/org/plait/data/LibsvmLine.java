package org.plait.data;

import org.plait.base.PlaitException;
import org.plait.batch.MiniBatch;

/**
 * A line {@code label index:value ... # comment} of the format of LIBSVM (Chang and Lin, ACM TIST
 * 2011). Indices are from 1 and strictly ascending; zeros are read and not stored.
 */
final class LibsvmLine implements LineParser {
  private final double featureScale;
  private final double labelScale;
  private final int features;
  private final FieldParser fields = new FieldParser();

  LibsvmLine(InputSpec spec) {
    this.featureScale = spec.featureScale();
    this.labelScale = spec.labelScale();
    this.features = spec.features() > 0 ? spec.features() : Integer.MAX_VALUE;
  }

  @Override
  public void parse(Lines line, Block block) {
    byte[] bytes = line.buffer();
    int limit = line.to();
    int i = FieldParser.skipBlanks(bytes, line.from(), limit);
    if (i == limit || bytes[i] == '#') {
      return;
    }
    double label = fields.parse(line, i, limit, labelScale);
    if (Double.isNaN(label)) {
      throw FieldParser.bad(line, i);
    }
    i = separated(line, i, fields.end());
    block.widen(entries(line, i, block.batch()));
    block.batch().endRow(label, 1);
  }

  /** Reads the entries; returns the last, hence highest, index. */
  private int entries(Lines line, int start, MiniBatch batch) {
    byte[] bytes = line.buffer();
    int limit = line.to();
    int last = 0;
    int i = FieldParser.skipBlanks(bytes, start, limit);
    while (i < limit && bytes[i] != '#') {
      int at = i;
      long index = 0;
      int digit;
      while (i < limit && (digit = bytes[i] - '0') >= 0 && digit <= 9 && index <= features) {
        index = index * 10 + digit;
        i++;
      }
      if (i == at || i == limit || bytes[i] != ':' || index <= last || index > features) {
        throw badIndex(line, at, index, last);
      }
      last = (int) index;
      double value = fields.parse(line, i + 1, limit, featureScale);
      if (Double.isNaN(value)) {
        throw FieldParser.bad(line, i + 1);
      }
      i = FieldParser.skipBlanks(bytes, separated(line, i + 1, fields.end()), limit);
      if (value != 0) {
        batch.add(last - 1, value);
      }
    }
    return last;
  }

  /** Checks that a field ends where its number ends. */
  private static int separated(Lines line, int at, int end) {
    if (end < line.to() && !FieldParser.isBlank(line.buffer()[end]) && line.buffer()[end] != '#') {
      throw line.bad(
          at,
          line.quote(at, fieldEnd(line, at)) + " is not a number",
          "Write lines as \"label index:value index:value\"; or name another --format.");
    }
    return end;
  }

  private static int fieldEnd(Lines line, int at) {
    int end = at;
    while (end < line.to() && !FieldParser.isBlank(line.buffer()[end])) {
      end++;
    }
    return end;
  }

  private PlaitException badIndex(Lines line, int at, long index, int last) {
    String field = line.quote(at, fieldEnd(line, at));
    byte first = line.buffer()[at];
    if (index > features) {
      return line.bad(
          at,
          "feature number of " + field + " is above " + features,
          features == Integer.MAX_VALUE
              ? "Feature numbers must be below 2^31."
              : "Raise --features, or remove the feature.");
    }
    boolean wellFormed = first >= '0' && first <= '9' && field.indexOf(':') > 0;
    if (wellFormed && index == 0) {
      return line.bad(at, "feature number 0 in " + field, "Number the features from 1.");
    }
    if (wellFormed && index <= last) {
      return line.bad(
          at,
          "feature number of " + field + " follows feature number " + last,
          "Write each feature of a line once, in ascending order.");
    }
    return line.bad(
        at,
        field + " is not of the form index:value",
        "Write lines as \"label index:value index:value\"; or name another --format.");
  }
}
