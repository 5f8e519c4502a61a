package org.plait.data.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.plait.base.CounterRandom;
import org.plait.batch.MiniBatch;
import org.plait.batch.MiniBatchCodec;
import org.plait.data.Block;
import org.plait.data.ExampleReader;
import org.plait.data.Examples;
import org.plait.data.InputPlanner;
import org.plait.data.InputRequest;
import org.plait.data.InputSpec;
import org.plait.data.Shard;
import org.plait.data.ShardPlanner;

/**
 * How fast a core reads examples. A score of n operations a second is n times 32 MiB of text; with
 * {@code -prof gc} the allocation an operation must not grow with the examples.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class ReadBenchmark {
  private static final int BYTES = 32 << 20;

  @Param({"libsvm", "csv"})
  public String format;

  private final Configuration conf = new Configuration();
  private final Block block = new Block();
  private final MiniBatchCodec codec = new MiniBatchCodec();
  private final MiniBatch decoded = new MiniBatch();
  private Path folder;
  private InputSpec spec;
  private byte[] packed;

  @Setup
  public void write() throws IOException {
    folder = Files.createTempDirectory("read");
    Path file = folder.resolve("a." + format);
    Files.write(file, text(format).getBytes(StandardCharsets.US_ASCII));
    spec = InputPlanner.plan(InputRequest.of(file.toString()), conf);
    try (ExampleReader reader = open()) {
      reader.next(block);
      codec.encode(block.batch());
      packed = codec.bytes().clone();
    }
  }

  /** Rows of 75 values with six digits, as text classification has them. */
  private static String text(String format) {
    CounterRandom random = new CounterRandom(1, 1);
    StringBuilder text = new StringBuilder(BYTES + 4096);
    boolean sparse = format.equals("libsvm");
    for (int i = 0; !sparse && i < 75; i++) {
      text.append("feature").append(i).append(',');
    }
    text.append(sparse ? "" : "label\n");
    for (long counter = 0; text.length() < BYTES; ) {
      String label = random.below(counter++, 2) == 0 ? "-1" : "+1";
      text.append(sparse ? label : "");
      long index = 0;
      for (int i = 0; i < 75; i++) {
        index += 1 + random.below(counter++, 1_200);
        String value = String.format(Locale.ROOT, "%.6f", random.uniform(counter++));
        text.append(sparse ? " " + index + ":" : "").append(value).append(sparse ? "" : ",");
      }
      text.append(sparse ? "" : label).append('\n');
    }
    return text.toString();
  }

  private ExampleReader open() {
    List<Shard> shards = ShardPlanner.cut(spec, Long.MAX_VALUE / 4);
    return Examples.open(spec, shards.get(0), conf);
  }

  @Benchmark
  public long parse() throws IOException {
    long rows = 0;
    try (ExampleReader reader = open()) {
      while (reader.next(block)) {
        rows += block.batch().rows();
      }
    }
    return rows;
  }

  /** One block of 512 KiB of text: 64 of them are an operation of {@link #parse}. */
  @Benchmark
  public int decode() throws IOException {
    MiniBatchCodec.decode(packed, 0, packed.length, decoded);
    return decoded.rows();
  }

  @TearDown
  public void remove() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
