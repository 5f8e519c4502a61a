package org.plait.mr;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;
import org.plait.param.KeyRange;
import org.plait.param.PartFile;

/** The parameters that a task works with, read from part files that were localised for it. */
final class Parameters {
  static final String WEIGHTS = "weights";

  private Parameters() {}

  /**
   * The weights of a range of keys, in a new array.
   *
   * @param files that cover the range, as {@link LocalFiles} names them
   * @throws PlaitException BAD_DATA if a file is damaged or a key is missing
   */
  static double[] read(List<String> files, KeyRange range, Configuration conf) throws IOException {
    double[] values = new double[range.length()];
    long covered = 0;
    for (String name : files) {
      PartFile.Part part = read(name, conf);
      double[] weights = part.vectors().get(WEIGHTS);
      KeyRange common = part.range().intersect(range);
      if (weights != null && !common.isEmpty()) {
        int from = Math.toIntExact(common.from() - part.range().from());
        int to = Math.toIntExact(common.from() - range.from());
        System.arraycopy(weights, from, values, to, common.length());
        covered += common.length();
      }
    }
    if (covered != range.length()) {
      throw new PlaitException(
          ErrorCode.BAD_DATA,
          "The parameter files hold " + covered + " of the keys " + range + ".",
          "Start the command again: it resumes from the last whole checkpoint.");
    }
    return values;
  }

  private static PartFile.Part read(String name, Configuration conf) throws IOException {
    LocalFiles.Opened file = LocalFiles.open(name, conf);
    try (InputStream in = file.in()) {
      return PartFile.read(file.name(), file.length(), in);
    }
  }
}
