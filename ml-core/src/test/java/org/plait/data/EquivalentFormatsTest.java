package org.plait.data;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.plait.base.CounterRandom;

/** The same table gives the same examples in every format, and no format allocates for them. */
public class EquivalentFormatsTest {
  private static final long SEED = 31;
  private static final int COLUMNS = 6;

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private DataFiles files;

  @Before
  public void open() {
    files = new DataFiles(folder.getRoot().toPath());
  }

  /** A table of bytes, the last column the label: what every format can say. */
  private static int[][] table(CounterRandom random, int rows) {
    int[][] table = new int[rows][COLUMNS + 1];
    long counter = 0;
    for (int[] row : table) {
      for (int column = 0; column <= COLUMNS; column++) {
        row[column] = random.below(counter++, 3) == 0 ? 0 : (int) random.below(counter++, 256);
      }
    }
    return table;
  }

  /** A number in one of the ways in which it may be written. */
  private static String write(int value, CounterRandom random, long counter) {
    return switch ((int) random.below(counter, 7)) {
      case 0 -> value + ".0";
      case 1 -> "+" + value;
      case 2 -> String.format(Locale.ROOT, "%.12e", (double) value);
      case 3 -> value + "e0";
      case 4 -> "00" + value + ".";
      case 5 -> String.format(Locale.ROOT, "%.20f", (double) value);
      default -> Integer.toString(value);
    };
  }

  private String csv(int[][] table, CounterRandom random) {
    StringBuilder text = new StringBuilder("a,b,c,d,e,f,label\n");
    long counter = 1_000_000;
    for (int[] row : table) {
      for (int column = 0; column <= COLUMNS; column++) {
        String number = write(row[column], random, counter++);
        boolean quoted = random.below(counter++, 4) == 0;
        String blanks = " ".repeat((int) random.below(counter++, 3));
        text.append(blanks).append(quoted ? "\"" + number + "\"" : number).append(blanks);
        text.append(column < COLUMNS ? "," : "\n");
      }
    }
    return text.toString();
  }

  private String libsvm(int[][] table, CounterRandom random) {
    StringBuilder text = new StringBuilder();
    long counter = 2_000_000;
    for (int[] row : table) {
      text.append(write(row[COLUMNS], random, counter++));
      for (int column = 0; column < COLUMNS; column++) {
        if (row[column] != 0 || random.below(counter++, 2) == 0) {
          text.append(' ').append(column + 1).append(':');
          text.append(write(row[column], random, counter++));
        }
      }
      text.append(random.below(counter++, 5) == 0 ? " # a remark\n" : "\n");
    }
    return text.toString();
  }

  private InputRequest idx(int[][] table) {
    byte[] pixels = new byte[table.length * COLUMNS];
    byte[] labels = new byte[table.length];
    for (int row = 0; row < table.length; row++) {
      labels[row] = (byte) table[row][COLUMNS];
      for (int column = 0; column < COLUMNS; column++) {
        pixels[row * COLUMNS + column] = (byte) table[row][column];
      }
    }
    Path images = files.write("i.idx", DataFiles.idx(pixels, table.length, 2, 3));
    Path labelled = files.write("l.idx", DataFiles.idx(labels, table.length));
    return InputRequest.of(images.toString()).withLabels(labelled.toString());
  }

  private static List<String> expected(int[][] table, double scale, double labelScale) {
    List<String> rows = new ArrayList<>();
    for (int[] row : table) {
      StringBuilder text = new StringBuilder().append(row[COLUMNS] * labelScale);
      for (int column = 0; column < COLUMNS; column++) {
        if (row[column] != 0) {
          text.append(' ').append(column).append(':').append(row[column] * scale);
        }
      }
      rows.add(text.toString());
    }
    return rows;
  }

  @Test
  public void aTableIsTheSameInEveryFormat() {
    for (int trial = 0; trial < 25; trial++) {
      String where = "seed " + SEED + " trial " + trial;
      CounterRandom random = new CounterRandom(SEED, trial);
      int[][] table = table(random, 1 + (int) random.below(-1, 50));
      double scale = trial % 3 == 0 ? 1 : random.uniform(-2);
      double labelScale = trial % 2 == 0 ? 1 : 0.1;
      Path csv = files.write("a.csv", csv(table, random));
      Path libsvm = files.write("a.libsvm", libsvm(table, random));
      for (InputRequest request :
          List.of(
              InputRequest.of(csv.toString()), InputRequest.of(libsvm.toString()), idx(table))) {
        InputSpec spec =
            InputPlanner.plan(
                request.withScales(scale, labelScale).withBlockBytes(64), DataFiles.CONF);
        assertEquals(
            where + " " + spec.format(),
            expected(table, scale, labelScale),
            DataFiles.examples(spec));
      }
    }
  }

  private static long allocated(InputSpec spec, Block block) throws IOException {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    Shard whole = ShardPlanner.cut(spec, Long.MAX_VALUE / 4).get(0);
    try (ExampleReader reader = Examples.open(spec, whole, DataFiles.CONF)) {
      while (reader.next(block)) {
        assertTrue(block.batch().rows() >= 0);
      }
    }
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  private long allocated(Format format, int[][] table) throws IOException {
    StringBuilder csv = new StringBuilder("a,b,c,d,e,f,label\n");
    StringBuilder libsvm = new StringBuilder();
    for (int[] row : table) {
      libsvm.append(row[COLUMNS]);
      for (int column = 0; column < COLUMNS; column++) {
        libsvm.append(' ').append(column + 1).append(':').append(row[column]).append(".25");
        csv.append(row[column]).append(".5,");
      }
      libsvm.append('\n');
      csv.append(row[COLUMNS]).append('\n');
    }
    InputRequest request =
        switch (format) {
          case CSV -> InputRequest.of(files.write("a.csv", csv.toString()).toString());
          case LIBSVM -> InputRequest.of(files.write("a.libsvm", libsvm.toString()).toString());
          case IDX -> idx(table);
        };
    InputSpec spec = InputPlanner.plan(request.withBlockBytes(16 << 10), DataFiles.CONF);
    Block block = new Block();
    allocated(spec, block);
    return allocated(spec, block);
  }

  /** What is allocated for a file does not grow with its examples: a byte each would be seen. */
  @Test
  public void nothingIsAllocatedForAnExample() throws IOException {
    int[][] few = table(new CounterRandom(SEED, 100), 40_000);
    int[][] many = table(new CounterRandom(SEED, 100), 80_000);
    for (Format format : Format.values()) {
      long grown = allocated(format, many) - allocated(format, few);
      assertTrue(format + " allocated " + grown + " bytes more", grown < 40_000);
    }
  }
}
