package org.plait.mr;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;
import org.plait.data.Block;
import org.plait.data.InputFile;
import org.plait.data.InputSpec;
import org.plait.data.PackedData;
import org.plait.data.PackedShardWriter;
import org.plait.objective.ModelKind;
import org.plait.param.ParameterPartition;
import org.plait.train.Learning;
import org.plait.train.Mode;
import org.plait.train.Phase;

/** Steps through LocalJobRunner against the plain sum of the same blocks in this process. */
public class StepJobTest {
  private static final int BLOCKS = 23;

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final Heard heard = new Heard();
  private Runs runs;
  private PackedData data;

  @Before
  public void pack() throws IOException {
    runs = new Runs(folder.getRoot().toPath());
    InputSpec digits = runs.digits();
    InputFile file = new InputFile("file:/none.gz", "none.gz", 1, 1);
    InputSpec spec = withFile(digits, file);
    try (PackedShardWriter writer =
        new PackedShardWriter(runs.conf(), runs.path("blocks"), "part", 1)) {
      for (int b = 0; b < BLOCKS; b++) {
        Block block = new Block();
        block.reset(0, b);
        for (int row = 0; row < Tasks.block(b).rows(); row++) {
          block.batch().addRow(Tasks.block(b), row);
        }
        writer.add(block);
      }
    }
    data = PackedData.seal(runs.path("blocks"), spec, runs.conf());
  }

  private static InputSpec withFile(InputSpec of, InputFile file) {
    return new InputSpec(
        of.format(), List.of(file), List.of(), "", 1, 1, Tasks.FEATURES, of.blockBytes());
  }

  private List<ParameterPartition> step(
      Learning learning, Phase phase, int mappers, int reducers, Path place) {
    StepTask task = Tasks.step(learning, phase, 3, reducers, place);
    return new StepJob(runs.runner(heard), Tasks.work(place).jobs()).run(task, data, mappers);
  }

  private void matrix(Learning learning, Phase phase) throws IOException {
    ParameterPartition expected = Tasks.after(learning, phase, 3);
    for (int mappers : new int[] {1, 2, 3, 5}) {
      for (int reducers : new int[] {1, 3}) {
        String where = mappers + " mappers, " + reducers + " reducers";
        List<ParameterPartition> got =
            step(learning, phase, mappers, reducers, folder.newFolder().toPath());
        assertEquals(where, reducers, got.size());
        assertArrayEquals(where, expected.weights(), joined(got, -1), 0);
        for (int s = 0; s < expected.slots().length; s++) {
          assertArrayEquals(where, expected.slots()[s], joined(got, s), 0);
        }
        for (ParameterPartition partition : got) {
          assertEquals(where, expected.totals().loss(), partition.totals().loss(), 0);
          assertEquals(where, expected.totals().weight(), partition.totals().weight(), 0);
          assertEquals(where, expected.totals().rows(), partition.totals().rows());
        }
        double gradient = got.stream().mapToDouble(p -> p.totals().gradient()).max().orElseThrow();
        assertEquals(where, expected.totals().gradient(), gradient, 0);
      }
    }
  }

  private static double[] joined(List<ParameterPartition> partitions, int slot) {
    List<Double> all = new ArrayList<>();
    for (ParameterPartition p : partitions) {
      for (double v : slot < 0 ? p.weights() : p.slots()[slot]) {
        all.add(v);
      }
    }
    return all.stream().mapToDouble(Double::doubleValue).toArray();
  }

  @Test
  public void gradientsHaveTheSameBytesHoweverTheyAreSpread() throws IOException {
    matrix(Tasks.learning(ModelKind.SOFTMAX, Mode.GRADIENT, BLOCKS, 1), Phase.GRADIENT);
  }

  @Test
  public void centresHaveTheSameBytesHoweverTheyAreSpread() throws IOException {
    matrix(Tasks.learning(ModelKind.KMEANS, Mode.GRADIENT, BLOCKS, 1), Phase.UPDATE);
  }

  @Test
  public void averagesHaveTheSameBytesHoweverTheyAreSpread() throws IOException {
    matrix(Tasks.learning(ModelKind.LOGISTIC, Mode.AVERAGE, BLOCKS, 4), Phase.AVERAGE);
  }

  @Test
  public void aFinishedStepIsUsedAndNotRunAgain() throws IOException {
    Learning learning = Tasks.learning(ModelKind.LOGISTIC, Mode.GRADIENT, BLOCKS, 1);
    Path place = folder.newFolder().toPath();
    List<ParameterPartition> first = step(learning, Phase.GRADIENT, 2, 2, place);
    List<ParameterPartition> again = step(learning, Phase.GRADIENT, 5, 2, place);
    assertEquals(List.of("step 3"), heard.submitted);
    assertArrayEquals(joined(first, 0), joined(again, 0), 0);
    assertTrue(heard.told.get(0), heard.told.get(0).contains("step-000003-1"));
  }

  @Test
  public void aStepWithoutSuccessIsRunAgain() throws IOException {
    Learning learning = Tasks.learning(ModelKind.LOGISTIC, Mode.GRADIENT, BLOCKS, 1);
    Path place = folder.newFolder().toPath();
    List<ParameterPartition> first = step(learning, Phase.GRADIENT, 2, 2, place);
    Path jobs = Path.of(Tasks.work(place).jobs().toUri());
    Files.delete(jobs.resolve("step-000003-1/_SUCCESS"));
    List<ParameterPartition> again = step(learning, Phase.GRADIENT, 2, 2, place);
    assertEquals(2, heard.submitted.size());
    assertArrayEquals(joined(first, 0), joined(again, 0), 0);
    assertTrue(Files.exists(jobs.resolve("step-000003-2/_SUCCESS")));
  }

  @Test
  public void aDamagedOutputIsRefused() throws IOException {
    Learning learning = Tasks.learning(ModelKind.LOGISTIC, Mode.GRADIENT, BLOCKS, 1);
    Path place = folder.newFolder().toPath();
    step(learning, Phase.GRADIENT, 2, 2, place);
    Path part = Path.of(Tasks.work(place).jobs().toUri()).resolve("step-000003-1/part-r-00001");
    byte[] bytes = Files.readAllBytes(part);
    bytes[60] ^= 1;
    Files.delete(part.resolveSibling("." + part.getFileName() + ".crc"));
    Files.write(part, bytes);
    PlaitException refused =
        assertThrows(PlaitException.class, () -> step(learning, Phase.GRADIENT, 2, 2, place));
    assertEquals(ErrorCode.BAD_DATA, refused.code());
  }

  @Test
  public void aMissingPartIsRefused() throws IOException {
    Learning learning = Tasks.learning(ModelKind.LOGISTIC, Mode.GRADIENT, BLOCKS, 1);
    Path place = folder.newFolder().toPath();
    step(learning, Phase.GRADIENT, 2, 3, place);
    Files.delete(Path.of(Tasks.work(place).jobs().toUri()).resolve("step-000003-1/part-r-00001"));
    PlaitException refused =
        assertThrows(PlaitException.class, () -> step(learning, Phase.GRADIENT, 2, 3, place));
    assertEquals(ErrorCode.BAD_DATA, refused.code());
    assertTrue(refused.getMessage(), refused.getMessage().contains("every parameter once"));
  }

  @Test
  public void damagedPackedDataFailsTheStepWithItsName() throws IOException {
    Learning learning = Tasks.learning(ModelKind.LOGISTIC, Mode.GRADIENT, BLOCKS, 1);
    Path part = folder.getRoot().toPath().resolve("blocks/part");
    byte[] bytes = Files.readAllBytes(part);
    bytes[bytes.length / 2] ^= 1;
    Files.delete(part.resolveSibling(".part.crc"));
    Files.write(part, bytes);
    Path place = folder.newFolder().toPath();
    PlaitException refused =
        assertThrows(PlaitException.class, () -> step(learning, Phase.GRADIENT, 3, 1, place));
    assertEquals(ErrorCode.BAD_DATA, refused.code());
    assertTrue(refused.getMessage(), refused.getMessage().contains("blocks"));
    assertTrue(refused.getMessage(), refused.getMessage().contains("attempt_local"));
  }

  @Test
  public void outputsOfOldStepsAreDeletedAndNothingElse() throws IOException {
    Path jobs = folder.newFolder("jobs").toPath();
    for (String name :
        List.of("step-000003-1", "step-000004-2", "step-000012-1", "evaluate-1", "other")) {
      Files.createDirectories(jobs.resolve(name));
    }
    Files.writeString(jobs.resolve("step-000004-2.json"), "{}");
    new StepJob(runs.runner(), new org.apache.hadoop.fs.Path(jobs.toUri())).deleteBefore(5);
    assertFalse(Files.exists(jobs.resolve("step-000003-1")));
    assertFalse(Files.exists(jobs.resolve("step-000004-2")));
    assertFalse(Files.exists(jobs.resolve("step-000004-2.json")));
    assertTrue(Files.exists(jobs.resolve("step-000012-1")));
    assertTrue(Files.exists(jobs.resolve("evaluate-1")));
    assertTrue(Files.exists(jobs.resolve("other")));
  }
}
