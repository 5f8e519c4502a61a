package org.plait.mr;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;
import org.plait.param.ParameterPartition;
import org.plait.param.PartFile;
import org.plait.param.StepTotals;

/**
 * The file that a reduce task leaves: a {@link PartFile} with the partition's weights and slots,
 * and behind it the step's totals (weight, loss, gradient as doubles, rows as a long, big-endian)
 * with a CRC-32C of their own.
 */
final class StepPart {
  private static final String SLOT = "slot";

  private StepPart() {}

  /** Writes a partition and leaves the stream open. */
  static void write(ParameterPartition partition, OutputStream out) throws IOException {
    Map<String, double[]> vectors = new LinkedHashMap<>();
    vectors.put(Parameters.WEIGHTS, partition.weights());
    for (int i = 0; i < partition.slots().length; i++) {
      vectors.put(SLOT + i, partition.slots()[i]);
    }
    PartFile.write(new PartFile.Part(partition.range(), vectors), out);
    CheckedOutputStream checked = new CheckedOutputStream(out, new CRC32C());
    DataOutputStream data = new DataOutputStream(checked);
    data.writeDouble(partition.totals().weight());
    data.writeDouble(partition.totals().loss());
    data.writeDouble(partition.totals().gradient());
    data.writeLong(partition.totals().rows());
    data.flush();
    new DataOutputStream(out).writeInt((int) checked.getChecksum().getValue());
  }

  /**
   * Reads a partition.
   *
   * @param name of the file, for errors
   * @param length bytes of the file
   * @throws PlaitException BAD_DATA if the file is damaged
   */
  static ParameterPartition read(String name, long length, InputStream in) throws IOException {
    PartFile.Part part = PartFile.read(name, length, in);
    StepTotals totals = totals(name, in);
    double[] weights = part.vectors().get(Parameters.WEIGHTS);
    double[][] slots = new double[Math.max(0, part.vectors().size() - 1)][];
    for (int i = 0; i < slots.length; i++) {
      double[] slot = part.vectors().get(SLOT + i);
      if (slot == null) {
        throw damaged(name, "it lacks " + SLOT + i);
      }
      slots[i] = slot;
    }
    if (weights == null) {
      throw damaged(name, "it has no weights");
    }
    return new ParameterPartition(part.range(), weights, slots, totals);
  }

  private static StepTotals totals(String name, InputStream in) throws IOException {
    CheckedInputStream checked = new CheckedInputStream(in, new CRC32C());
    DataInputStream data = new DataInputStream(checked);
    try {
      double weight = data.readDouble();
      double loss = data.readDouble();
      double gradient = data.readDouble();
      long rows = data.readLong();
      int expected = (int) checked.getChecksum().getValue();
      if (new DataInputStream(in).readInt() != expected) {
        throw damaged(name, "the checksum of its totals does not fit");
      }
      return new StepTotals(weight, loss, rows, gradient);
    } catch (EOFException e) {
      throw damaged(name, "it ends before its totals");
    }
  }

  private static PlaitException damaged(String name, String why) {
    return new PlaitException(
        ErrorCode.BAD_DATA,
        "The output " + name + " of a step is damaged: " + why + ".",
        "Delete its folder and start the command again: the step is repeated.");
  }
}
