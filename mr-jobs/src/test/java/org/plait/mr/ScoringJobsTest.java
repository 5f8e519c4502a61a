package org.plait.mr;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.BytesWritable;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.io.NullWritable;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mrunit.mapreduce.MapDriver;
import org.apache.hadoop.mrunit.mapreduce.ReduceDriver;
import org.apache.hadoop.mrunit.types.Pair;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.plait.base.CounterRandom;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;
import org.plait.data.InputSpec;
import org.plait.data.PackedData;
import org.plait.data.PackedReader;
import org.plait.eval.Evaluation;
import org.plait.model.Predictor;
import org.plait.objective.ModelKind;
import org.plait.objective.ModelSpec;
import org.plait.train.HoldOut;

/** Evaluation and prediction against the same in a plain loop. */
public class ScoringJobsTest {
  private static final ModelSpec SPEC =
      ModelSpec.of(ModelKind.SOFTMAX, 64, true, List.of(0., 1., 2., 3., 4., 5., 6., 7., 8., 9.), 0);

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private Runs runs;
  private final double[] weights = new double[(int) SPEC.space().size()];

  @Before
  public void setUp() {
    runs = new Runs(folder.getRoot().toPath());
    CounterRandom random = new CounterRandom(8, 8);
    for (int i = 0; i < weights.length; i++) {
      weights[i] = random.uniform(i) - 0.5;
    }
  }

  private PackedData packed(InputSpec input) {
    return new PackJob(runs.runner(), runs.path("packed")).pack(input);
  }

  private Evaluation expected(PackedData data, HoldOut heldOut) throws IOException {
    Evaluation evaluation = new Evaluation(SPEC);
    try (PackedReader reader = data.reader(0, data.blocks())) {
      while (reader.next()) {
        evaluation.add(
            reader.number(),
            heldOut.share() == 0
                ? reader.batch()
                : heldOut.validation(reader.number(), reader.batch()),
            weights);
      }
    }
    return evaluation;
  }

  private EvaluateJob job() {
    return new EvaluateJob(runs.runner(), runs.path("packed"), runs.path("jobs"));
  }

  @Test
  public void metricsAreThoseOfOneLoopHoweverManyMappers() throws IOException {
    PackedData data = packed(runs.digits());
    HoldOut some = new HoldOut(3, 0.3);
    for (int mappers : new int[] {0, 1, 4, 25}) {
      assertEquals(
          expected(data, ScoringTask.ALL_ROWS).metrics(),
          job().evaluate(SPEC, weights, data, ScoringTask.ALL_ROWS, mappers).metrics());
      assertEquals(
          expected(data, some).metrics(),
          job().evaluate(SPEC, weights, data, some, mappers).metrics());
    }
  }

  @Test
  public void anyInputIsEvaluatedAndTheJobLeavesNothing() throws IOException {
    Evaluation all = job().evaluate(SPEC, weights, runs.digits());
    assertEquals(1438, all.rows());
    try (Stream<Path> left = Files.list(folder.getRoot().toPath().resolve("jobs"))) {
      assertFalse(left.anyMatch(p -> Files.isDirectory(p)));
    }
  }

  private Configuration scoring(Path file) throws IOException {
    org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(file.toUri());
    Job job = Job.getInstance(Tasks.conf());
    ScoringTask.prepare(SPEC, weights, ScoringTask.ALL_ROWS, path, Tasks.conf()).into(job);
    return job.getConfiguration();
  }

  @Test
  public void mapperMeasuresARunOfBlocks() throws IOException {
    MapDriver<LongWritable, BatchWritable, LongWritable, BytesWritable> driver =
        MapDriver.newMapDriver(new EvaluateMapper());
    driver.withConfiguration(scoring(folder.newFile().toPath()));
    Evaluation expected = new Evaluation(SPEC);
    for (long b = 4; b < 8; b++) {
      driver.withInput(new LongWritable(b), new BatchWritable(Tasks.block(b)));
      expected.add(b, Tasks.block(b), weights);
    }
    List<Pair<LongWritable, BytesWritable>> out = driver.run();
    assertEquals(1, out.size());
    assertEquals(4, out.get(0).getFirst().get());
    assertEquals(EvaluateMapper.bytes(expected), out.get(0).getSecond());
  }

  @Test
  public void reducerMergesInOrderOfBlocks() throws IOException {
    ReduceDriver<LongWritable, BytesWritable, NullWritable, BytesWritable> driver =
        ReduceDriver.newReduceDriver(new EvaluateReducer());
    driver.withConfiguration(scoring(folder.newFile().toPath()));
    Evaluation expected = new Evaluation(SPEC);
    for (long first : new long[] {0, 3, 5}) {
      Evaluation part = new Evaluation(SPEC);
      for (long b = first; b < (first == 0 ? 3 : first == 3 ? 5 : 9); b++) {
        part.add(b, Tasks.block(b), weights);
        expected.add(b, Tasks.block(b), weights);
      }
      driver.withInput(new LongWritable(first), List.of(EvaluateMapper.bytes(part)));
    }
    List<Pair<NullWritable, BytesWritable>> out = driver.run();
    Evaluation merged = EvaluateReducer.evaluation(out.get(0).getSecond(), SPEC);
    assertEquals(expected.metrics(), merged.metrics());
  }

  private List<String> expectedLines(PackedData data) throws IOException {
    Predictor predictor = Predictor.of(SPEC, weights);
    List<String> lines = new ArrayList<>();
    try (PackedReader reader = data.reader(0, data.blocks())) {
      while (reader.next()) {
        for (int row = 0; row < reader.batch().rows(); row++) {
          lines.add(predictor.predict(reader.batch(), row).line());
        }
      }
    }
    return lines;
  }

  private List<String> lines(Path output) throws IOException {
    List<Path> parts;
    try (Stream<Path> files = Files.list(output)) {
      parts = files.filter(p -> p.getFileName().toString().startsWith("part-")).sorted().toList();
    }
    List<String> lines = new ArrayList<>();
    for (Path part : parts) {
      lines.addAll(Files.readAllLines(part));
    }
    return lines;
  }

  @Test
  public void predictionsKeepTheInputsOrder() throws IOException {
    // Small files first, so that Hadoop's order by size is not the input's.
    Path input = folder.newFolder("in").toPath();
    List<String> digits = Files.readAllLines(Runs.DIGITS);
    Files.write(input.resolve("a.svm"), digits.subList(0, 10));
    Files.write(input.resolve("b.svm"), digits.subList(10, 700));
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(input.resolve("c.svm.gz")))) {
      for (String line : digits.subList(700, 800)) {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(input.resolve("d.svm.gz")))) {
      out.write(new byte[0]);
    }
    Files.write(input.resolve("e.svm"), digits.subList(800, digits.size()));
    InputSpec spec = runs.input(input.toString());
    new PredictJob(runs.runner()).predict(SPEC, weights, spec, runs.path("out"));
    Path output = folder.getRoot().toPath().resolve("out");
    assertEquals(expectedLines(packed(spec)), lines(output));
    assertTrue(Files.exists(output.resolve("_SUCCESS")));
    assertTrue(Files.exists(output.resolve("part-m-00000")));
    assertFalse(Files.exists(folder.getRoot().toPath().resolve(".out.plait")));
  }

  @Test
  public void anOutputThatExistsIsLeftAlone() throws IOException {
    Path output = folder.newFolder("out").toPath();
    PlaitException failure =
        assertThrows(
            PlaitException.class,
            () ->
                new PredictJob(runs.runner())
                    .predict(SPEC, weights, runs.digits(), runs.path("out")));
    assertEquals(ErrorCode.OUTPUT_EXISTS, failure.code());
    try (Stream<Path> files = Files.list(output)) {
      assertEquals(0, files.count());
    }
  }

  @Test
  public void badRowsLeaveNoPredictions() throws IOException {
    Path input = folder.newFile("bad.svm").toPath();
    Files.writeString(input, "1 1:1\n1 nonsense\n");
    PlaitException failure =
        assertThrows(
            PlaitException.class,
            () ->
                new PredictJob(runs.runner())
                    .predict(SPEC, weights, runs.input(input.toString()), runs.path("out")));
    assertEquals(ErrorCode.BAD_DATA, failure.code());
    assertTrue(failure.getMessage(), failure.getMessage().contains("bad.svm:2"));
    assertFalse(Files.exists(folder.getRoot().toPath().resolve("out")));
  }

  @Test
  public void mapperWritesALineForEachRow() throws IOException {
    BlockWritable block = new BlockWritable();
    block.block().batch().addRow(Tasks.block(0), 0);
    block.block().batch().addRow(Tasks.block(0), 1);
    MapDriver<LongWritable, BlockWritable, LongWritable, BytesWritable> driver =
        MapDriver.newMapDriver(new PredictMapper());
    driver.withConfiguration(scoring(folder.newFile().toPath()));
    List<Pair<LongWritable, BytesWritable>> out =
        driver.withInput(new LongWritable(6), block).run();
    assertEquals(6, out.get(0).getFirst().get());
    Predictor predictor = Predictor.of(SPEC, weights);
    String expected =
        predictor.predict(Tasks.block(0), 0).line()
            + "\n"
            + predictor.predict(Tasks.block(0), 1).line()
            + "\n";
    assertArrayEquals(
        expected.getBytes(StandardCharsets.UTF_8), out.get(0).getSecond().copyBytes());
    assertEquals("part-m-00006", LinesOutputFormat.name(6));
  }
}
