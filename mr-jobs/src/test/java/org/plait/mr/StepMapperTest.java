package org.plait.mr;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.mrunit.mapreduce.MapDriver;
import org.apache.hadoop.mrunit.types.Pair;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;
import org.plait.objective.ModelKind;
import org.plait.param.PartialSum;
import org.plait.train.Learning;
import org.plait.train.Mode;
import org.plait.train.Phase;

public class StepMapperTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private Path root() {
    return folder.getRoot().toPath();
  }

  private static List<Pair<StepKey, SumWritable>> map(StepTask task, long first, long last)
      throws IOException {
    MapDriver<LongWritable, BatchWritable, StepKey, SumWritable> driver =
        MapDriver.newMapDriver(new StepMapper());
    Configuration conf = Tasks.conf();
    task.into(conf);
    driver.withConfiguration(conf);
    for (long number = first; number < last; number++) {
      driver.withInput(new LongWritable(number), new BatchWritable(Tasks.block(number)));
    }
    return driver.run();
  }

  @Test
  public void mapperPushesWhatThePassSums() throws IOException {
    Learning learning = Tasks.learning(ModelKind.LOGISTIC, Mode.GRADIENT, 11, 1);
    List<Pair<StepKey, SumWritable>> out =
        map(Tasks.step(learning, Phase.GRADIENT, 1, 1, root()), 3, 9);
    List<PartialSum> expected = Tasks.pass(learning, Phase.GRADIENT, 3, 9);
    assertEquals(expected.size(), out.size());
    for (int i = 0; i < expected.size(); i++) {
      assertEquals(new StepKey(0, expected.get(i).firstLeaf()), out.get(i).getFirst());
      PartialSum sum = out.get(i).getSecond().sum();
      assertEquals(expected.get(i).level(), sum.level());
      assertArrayEquals(expected.get(i).sum().sums(), sum.sum().sums(), 0);
      assertEquals(expected.get(i).sum().loss(), sum.sum().loss(), 0);
      assertEquals(expected.get(i).sum().rows(), sum.sum().rows());
    }
  }

  @Test
  public void mapperCutsEachNodeForEachPartition() throws IOException {
    Learning learning = Tasks.learning(ModelKind.LOGISTIC, Mode.GRADIENT, 8, 1);
    StepTask task = Tasks.step(learning, Phase.GRADIENT, 1, 3, root());
    List<Pair<StepKey, SumWritable>> out = map(task, 0, 8);
    PartialSum whole = Tasks.pass(learning, Phase.GRADIENT, 0, 8).get(0);
    assertEquals(3, out.size());
    double[] joined = new double[whole.sum().sums().length];
    for (Pair<StepKey, SumWritable> pair : out) {
      double[] slice = pair.getSecond().sum().sum().sums();
      int k = pair.getFirst().partition();
      long from = task.partitioner().range(k).from();
      assertEquals(task.partitioner().range(k).length(), slice.length);
      System.arraycopy(slice, 0, joined, (int) from, slice.length);
      assertEquals(whole.sum().rows(), pair.getSecond().sum().sum().rows());
    }
    assertArrayEquals(whole.sum().sums(), joined, 0);
  }

  @Test
  public void leavesOfManyBlocksStayWhole() throws IOException {
    Learning learning = Tasks.learning(ModelKind.LOGISTIC, Mode.AVERAGE, 10, 3);
    List<Pair<StepKey, SumWritable>> out =
        map(Tasks.step(learning, Phase.AVERAGE, 1, 1, root()), 6, 10);
    assertEquals(1, out.size());
    assertEquals(1, out.get(0).getSecond().sum().level());
    assertEquals(2, out.get(0).getFirst().firstLeaf());
  }

  @Test
  public void aSplitInsideALeafIsRefused() {
    Learning learning = Tasks.learning(ModelKind.LOGISTIC, Mode.AVERAGE, 10, 3);
    StepTask task = Tasks.step(learning, Phase.AVERAGE, 1, 1, root());
    assertThrows(IllegalStateException.class, () -> map(task, 4, 6));
  }

  @Test
  public void damagedParametersAreRefused() throws IOException {
    Learning learning = Tasks.learning(ModelKind.LOGISTIC, Mode.GRADIENT, 8, 1);
    StepTask task = Tasks.step(learning, Phase.GRADIENT, 1, 1, root());
    Path part = Path.of(java.net.URI.create(task.parameters().get(1)).getPath());
    byte[] bytes = Files.readAllBytes(part);
    bytes[bytes.length / 2] ^= 1;
    Files.delete(part.resolveSibling("." + part.getFileName() + ".crc"));
    Files.write(part, bytes);
    PlaitException refused = assertThrows(PlaitException.class, () -> map(task, 0, 8));
    assertEquals(ErrorCode.BAD_DATA, refused.code());
    assertTrue(refused.getMessage(), refused.getMessage().contains("part-00001"));
  }

  @Test
  public void missingParametersAreRefused() {
    Learning learning = Tasks.learning(ModelKind.LOGISTIC, Mode.GRADIENT, 8, 1);
    StepTask task = Tasks.step(learning, Phase.GRADIENT, 1, 1, root());
    StepTask half =
        new StepTask(learning, task.phase(), 1, 1, task.work(), task.parameters().subList(0, 1));
    PlaitException refused = assertThrows(PlaitException.class, () -> map(half, 0, 8));
    assertEquals(ErrorCode.BAD_DATA, refused.code());
  }

  @Test
  public void whatTasksMustKnowSurvivesTheConfiguration() {
    for (ModelKind kind : ModelKind.values()) {
      for (Phase phase : Phase.values()) {
        StepTask task =
            new StepTask(
                Tasks.learning(kind, Mode.GRADIENT, 4, 2), phase, 12, 3, "/w", List.of("a#b"));
        Configuration conf = Tasks.conf();
        task.into(conf);
        assertEquals(task, StepTask.from(conf));
      }
    }
    assertThrows(IllegalStateException.class, () -> StepTask.from(Tasks.conf()));
  }
}
