package org.plait.data;

import static org.junit.Assert.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.plait.base.CounterRandom;

/**
 * However a file is cut into shards, zipped or not, its blocks are the same; however it is cut into
 * blocks, its examples are. The oracle splits the text by hand.
 */
public class BlocksTest {
  private static final int TRIALS = 60;
  private static final long SEED = 20261123;

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private DataFiles files;

  @Before
  public void open() {
    files = new DataFiles(folder.getRoot().toPath());
  }

  private static InputSpec spec(Path path, long blockBytes) {
    InputRequest request = InputRequest.of(path.toString()).withBlockBytes(blockBytes);
    return InputPlanner.plan(request, DataFiles.CONF);
  }

  /** Random lines: short, empty, comments, ended in either way, some longer than blocks. */
  private static String libsvm(CounterRandom random, int lines) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines; i++) {
      long kind = random.below(10L * i, 12);
      if (kind == 0) {
        text.append("# ").append("c".repeat((int) random.below(10L * i + 1, 90)));
      } else if (kind > 1) {
        text.append(random.below(10L * i + 2, 5));
        long entries = kind == 2 ? 40 : random.below(10L * i + 3, 4);
        for (int e = 1; e <= entries; e++) {
          text.append(' ').append(e * 3).append(':').append(i % 9 + 1);
        }
      }
      boolean last = i == lines - 1;
      text.append(last && kind % 2 == 0 ? "" : kind % 3 == 0 ? "\r\n" : "\n");
    }
    return text.toString();
  }

  /** The expected blocks, as {@link DataFiles#blocks} shows them. */
  private static List<String> expected(String text, int blockBytes) {
    List<List<String>> rows = new ArrayList<>();
    List<Integer> columns = new ArrayList<>();
    for (int i = 0; i < text.length(); i += blockBytes) {
      rows.add(new ArrayList<>());
      columns.add(0);
    }
    for (int from = 0; from < text.length(); ) {
      int end = text.indexOf('\n', from);
      int next = end < 0 ? text.length() : end + 1;
      String[] words = text.substring(from, next).strip().split(" ");
      if (!words[0].isEmpty() && !words[0].equals("#")) {
        StringBuilder row = new StringBuilder().append(Double.parseDouble(words[0]));
        int block = from / blockBytes;
        for (String word : Arrays.asList(words).subList(1, words.length)) {
          String[] pair = word.split(":");
          row.append(' ').append(Integer.parseInt(pair[0]) - 1);
          row.append(':').append(Double.parseDouble(pair[1]));
          columns.set(block, Math.max(columns.get(block), Integer.parseInt(pair[0])));
        }
        rows.get(block).add(row.toString());
      }
      from = next;
    }
    List<String> blocks = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      blocks.add("0/" + i + " " + columns.get(i) + ": " + String.join("; ", rows.get(i)));
    }
    return blocks;
  }

  @Test
  public void textHasTheSameBlocksHoweverItIsCut() {
    for (int trial = 0; trial < TRIALS; trial++) {
      CounterRandom random = new CounterRandom(SEED, trial);
      String where = "seed " + SEED + " trial " + trial;
      String text = libsvm(random, (int) random.below(-1, 60) + 1) + "1\n";
      int blockBytes = 16 + (int) random.below(-2, 100);
      List<String> expected = expected(text, blockBytes);
      InputSpec plain = spec(files.write("a.libsvm", text), blockBytes);
      InputSpec zipped = spec(files.write("z.libsvm.gz", DataFiles.gzip(text)), blockBytes);
      assertEquals(where, expected, DataFiles.blocks(plain));
      assertEquals(where, expected, DataFiles.blocks(zipped));
      for (long target : new long[] {1, 3L * blockBytes, 1 + random.below(-3, 2000)}) {
        assertEquals(where, expected, DataFiles.blocks(plain, ShardPlanner.cut(plain, target)));
      }
    }
  }

  @Test
  public void membersOfAGzipFileReadAsOneText() {
    for (int trial = 0; trial < 10; trial++) {
      CounterRandom random = new CounterRandom(SEED, 1000 + trial);
      String text = libsvm(random, 40) + "\n";
      int cut = (int) random.below(-1, text.length());
      byte[] members =
          DataFiles.concat(
              DataFiles.gzip(text.substring(0, cut)),
              DataFiles.gzip(""),
              DataFiles.gzip(text.substring(cut)));
      assertEquals(
          "seed " + SEED + " trial " + trial,
          expected(text, 64),
          DataFiles.blocks(spec(files.write("m.libsvm.gz", members), 64)));
    }
  }

  @Test
  public void linesAcrossTheReadersBufferStayWhole() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 400; i++) {
      text.append(i).append(" 1:").append(i + 1);
      text.append(i % 7 == 0 ? " #" + "x".repeat(5000 + 997 * i % 30_000) : "").append('\n');
    }
    text.append("7 3:9 #").append("y".repeat(700_000)).append("\n8 3:1\n");
    InputSpec plain = spec(files.write("long.libsvm", text.toString()), 50_000);
    List<String> expected = expected(text.toString().replaceAll(" #[xy]*", ""), 1 << 24);
    String rows = expected.get(0).substring(expected.get(0).indexOf(": ") + 2);
    assertEquals(rows, String.join("; ", DataFiles.examples(plain)));
    assertEquals(DataFiles.blocks(plain), DataFiles.blocks(plain, ShardPlanner.cut(plain, 1)));
  }

  @Test
  public void aLineLongerThanBlocksLeavesSomeEmpty() {
    String text = "1 1:1\n2 2:2 #" + "x".repeat(50) + "\n3\n";
    InputSpec spec = spec(files.write("a.libsvm", text), 16);
    assertEquals(
        List.of("0/0 2: 1.0 0:1.0; 2.0 1:2.0", "0/1 0: ", "0/2 0: ", "0/3 0: ", "0/4 0: 3.0"),
        DataFiles.blocks(spec));
    assertEquals(DataFiles.blocks(spec), DataFiles.blocks(spec, ShardPlanner.cut(spec, 16)));
  }

  @Test
  public void csvAndIdxHaveTheSameBlocksHoweverTheyAreCut() {
    StringBuilder csv = new StringBuilder("\uFEFFfirst,second,y\n");
    byte[] pixels = new byte[90];
    byte[] labels = new byte[30];
    for (int i = 0; i < 30; i++) {
      csv.append(i % 4).append(',').append(-i).append(',').append(i).append('\n');
      pixels[3 * i] = (byte) i;
      labels[i] = (byte) (i % 3);
    }
    files.write("l.idx", DataFiles.idx(labels, 30));
    for (int blockBytes = 16; blockBytes < 60; blockBytes += 5) {
      byte[] text = csv.toString().getBytes(StandardCharsets.UTF_8);
      byte[] images = DataFiles.idx(pixels, 30, 3);
      for (String name : List.of("a.csv", "a.idx")) {
        byte[] bytes = name.endsWith("csv") ? text : images;
        String labelsFile = name.endsWith("idx") ? folder.getRoot() + "/l.idx" : "";
        InputRequest request =
            InputRequest.of(files.write(name, bytes).toString())
                .withLabels(labelsFile)
                .withBlockBytes(blockBytes);
        InputSpec plain = InputPlanner.plan(request, DataFiles.CONF);
        request =
            InputRequest.of(files.write(name + ".gz", DataFiles.gzip(bytes)).toString())
                .withLabels(labelsFile)
                .withBlockBytes(blockBytes);
        InputSpec zipped = InputPlanner.plan(request, DataFiles.CONF);
        List<String> blocks = DataFiles.blocks(plain);
        assertEquals(blocks, DataFiles.blocks(zipped));
        assertEquals(blocks, DataFiles.blocks(plain, ShardPlanner.cut(plain, 1)));
        assertEquals(blocks, DataFiles.blocks(plain, ShardPlanner.cut(plain, 3L * blockBytes)));
        assertEquals(30, DataFiles.examples(plain).size());
      }
    }
  }

  @Test
  public void anEmptyGzipTextHasNoBlocks() {
    InputSpec spec = spec(files.write("e.libsvm.gz", DataFiles.gzip("")), 64);
    assertEquals(List.of(), DataFiles.blocks(spec));
  }
}
