package org.plait.mr;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.plait.base.Clock;
import org.plait.objective.ModelKind;
import org.plait.train.Algorithm;
import org.plait.train.EventLog;
import org.plait.train.LocalEngine;
import org.plait.train.Mode;
import org.plait.train.TrainingEngine;
import org.plait.train.TrainingPlan;
import org.plait.train.TrainingResult;
import org.plait.train.TrainingRun;

/** Whole runs: MapReduce and the local engine end with the same model, to the bit. */
public class SameBytesTest {
  private static final EventLog SILENT = (kind, facts) -> {};
  private static final int[][] SPREADS = {{1, 1}, {2, 3}, {3, 1}, {5, 3}};

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private TrainingResult run(TrainingPlan plan, TrainingEngine engine) {
    Runs runs = new Runs(folder.getRoot().toPath());
    return new TrainingRun(plan, runs.conf(), "a1", SILENT, Clock.system()).execute(engine);
  }

  private void holdsFor(Algorithm algorithm, int iterations, double holdOut) throws Exception {
    Runs runs = new Runs(folder.getRoot().toPath());
    TrainingPlan reference =
        runs.plan(runs.digits(), algorithm, "local", 0, 1, iterations, holdOut);
    TrainingResult local;
    try (LocalEngine engine = new LocalEngine(reference, runs.conf())) {
      local = run(reference, engine);
    }
    for (int[] spread : SPREADS) {
      TrainingPlan plan =
          runs.plan(
              runs.digits(), algorithm, "mapreduce", spread[0], spread[1], iterations, holdOut);
      TrainingResult result = run(plan, runs.engine(plan));
      String where = spread[0] + " mappers, " + spread[1] + " reducers";
      assertEquals(where, local.sha256(), result.sha256());
      assertEquals(where, local.metrics(), result.metrics());
      assertEquals(where, local.iterations(), result.iterations());
      Path out = Path.of(new org.apache.hadoop.fs.Path(plan.output()).toUri());
      assertFalse(Files.exists(out.resolveSibling("." + out.getFileName() + ".plait")));
    }
  }

  @Test
  public void softmaxWithLbfgs() throws Exception {
    holdsFor(Runs.algorithm(ModelKind.SOFTMAX, 0, Algorithm.LBFGS, Mode.GRADIENT), 4, 0);
  }

  @Test
  public void softmaxWithHeldOutRowsAndGradientDescent() throws Exception {
    holdsFor(
        Runs.algorithm(ModelKind.SOFTMAX, 0, Algorithm.GRADIENT_DESCENT, Mode.GRADIENT), 3, 0.2);
  }

  @Test
  public void kMeans() throws Exception {
    holdsFor(Runs.algorithm(ModelKind.KMEANS, 5, Algorithm.LBFGS, Mode.GRADIENT), 3, 0);
  }

  @Test
  public void oneShotAveraging() throws Exception {
    holdsFor(Runs.algorithm(ModelKind.SOFTMAX, 0, Algorithm.LBFGS, Mode.AVERAGE), 20, 0);
  }
}
