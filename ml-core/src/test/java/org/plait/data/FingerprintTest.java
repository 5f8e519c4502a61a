package org.plait.data;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.google.gson.Gson;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.Test;

/** The values that plans are made of: what names them, and that they survive as JSON. */
public class FingerprintTest {
  private static final InputFile A = new InputFile("hdfs://nn/in/a.csv", "a.csv", 100, 7);
  private static final InputFile B = new InputFile("hdfs://nn/in/b.csv.gz", "b.csv.gz", 50, 8);
  private static final InputSpec SPEC =
      new InputSpec(Format.CSV, List.of(A, B), List.of(), "y", 0.1, 1, 5, 1 << 20);

  private static InputSpec files(InputFile... files) {
    return new InputSpec(Format.CSV, List.of(files), List.of(), "y", 0.1, 1, 5, 1 << 20);
  }

  @Test
  public void everythingThatDecidesWhatIsPackedCounts() {
    Set<String> seen = new HashSet<>();
    List<InputSpec> specs =
        List.of(
            SPEC,
            files(B, A),
            files(A),
            files(new InputFile("hdfs://nn/on/a.csv", "a.csv", 100, 7), B),
            files(new InputFile("hdfs://nn/in/a.csv", "in/a.csv", 100, 7), B),
            files(new InputFile("hdfs://nn/in/a.csv", "a.csv", 101, 7), B),
            files(new InputFile("hdfs://nn/in/a.csv", "a.csv", 100, 70), B),
            new InputSpec(Format.LIBSVM, List.of(A, B), List.of(), "y", 0.1, 1, 5, 1 << 20),
            new InputSpec(Format.CSV, List.of(A), List.of(B), "y", 0.1, 1, 5, 1 << 20),
            new InputSpec(Format.CSV, List.of(A, B), List.of(), "", 0.1, 1, 5, 1 << 20),
            new InputSpec(Format.CSV, List.of(A, B), List.of(), "y", 0.2, 1, 5, 1 << 20),
            new InputSpec(Format.CSV, List.of(A, B), List.of(), "y", 1, 0.1, 5, 1 << 20),
            new InputSpec(Format.CSV, List.of(A, B), List.of(), "y", 0.1, 1, 6, 1 << 20),
            new InputSpec(Format.CSV, List.of(A, B), List.of(), "y", 0.1, 1, 5, 1 << 19));
    for (InputSpec spec : specs) {
      String name = Fingerprint.of(spec);
      assertTrue(name, name.matches("[0-9a-f]{64}"));
      assertTrue(spec + " looks like another", seen.add(name));
    }
    assertEquals(specs.size(), seen.size());
  }

  @Test
  public void theSameInputHasTheSameNameOnEveryMachine() {
    assertEquals(Fingerprint.of(SPEC), Fingerprint.of(files(A, B)));
    Gson gson = new Gson();
    InputSpec travelled = gson.fromJson(gson.toJson(SPEC), InputSpec.class);
    assertEquals(Fingerprint.of(SPEC), Fingerprint.of(travelled));
  }

  @Test
  public void valuesTravelAsJson() {
    Gson gson = new Gson();
    Shard shard = new Shard(1, 1L << 40, Long.MAX_VALUE - (1L << 40), List.of("h1", "h2"));
    DataSummary summary =
        new DataSummary(
            1L << 40, 1L << 41, 3, List.of(-1.0, 0.1, 1e300), false, List.of(1L << 33, 0L));
    assertEquals(SPEC, gson.fromJson(gson.toJson(SPEC), InputSpec.class));
    assertEquals(shard, gson.fromJson(gson.toJson(shard), Shard.class));
    assertEquals(summary, gson.fromJson(gson.toJson(summary), DataSummary.class));
  }

  @Test
  public void aSpecKnowsItsBytesAndAFileWhetherItIsZipped() {
    assertEquals(150, SPEC.bytes());
    assertTrue(B.isGzip());
    assertTrue(!A.isGzip());
  }
}
