package org.plait.train;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.nio.file.Path;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.plait.base.Clock;
import org.plait.conf.Key;
import org.plait.conf.LearningKeys;
import org.plait.model.Model;
import org.plait.objective.ModelKind;

public class TrainerTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void fourLinesTrainAndInfer() {
    Dataset digits = Dataset.load(Plans.DIGITS);
    Trainer softmax = Trainer.of(ModelKind.SOFTMAX).l2("1/n").iterations(25);
    Model model = softmax.train(digits);
    double[] zero = firstTrainingImage();
    assertEquals(0.0, model.predictor().label(zero), 0);
  }

  /** The first row of the training file, a zero, as far as its strokes go. */
  private static double[] firstTrainingImage() {
    MiniRows rows = new MiniRows(Plans.digits());
    return rows.dense(0, 64);
  }

  @Test
  public void javaAndTheRunGiveTheSameBytes() {
    Path out = folder.getRoot().toPath().resolve("run");
    TrainingPlan plan = Plans.plan(Plans.SOFTMAX, Plans.iterations(7), out);
    String run;
    try (LocalEngine engine = new LocalEngine(plan, Plans.hadoop())) {
      run =
          new TrainingRun(plan, Plans.hadoop(), "a", (kind, facts) -> {}, Clock.system())
              .execute(engine)
              .sha256();
    }
    Trainer trainer = new Trainer(Plans.SOFTMAX, Plans.iterations(7), 3, 7);
    assertEquals(run, trainer.train(Dataset.load(Plans.DIGITS)).sha256());
  }

  @Test
  public void theModelTellsWhereItCameFrom() {
    Model model = Trainer.of(ModelKind.SOFTMAX).iterations(1).train(Dataset.load(Plans.DIGITS));
    assertEquals("local", model.provenance().engine());
    assertEquals(1438, model.provenance().rows());
    assertTrue(model.provenance().inputs().get(0).endsWith("digits.train.libsvm"));
  }

  @Test
  public void defaultsAreThoseOfTheCommandLine() {
    Trainer trainer = Trainer.of(ModelKind.LOGISTIC);
    assertFallback(LearningKeys.TOLERANCE, trainer.stopping().tolerance());
    assertFallback(LearningKeys.ITERATIONS, trainer.stopping().iterations());
    assertFallback(LearningKeys.EPOCHS, trainer.stopping().epochs());
    assertFallback(LearningKeys.LEARNING_RATE, trainer.algorithm().learningRate());
    assertFallback(LearningKeys.L1, trainer.algorithm().l1());
    assertFallback(LearningKeys.LBFGS_MEMORY, trainer.algorithm().memory());
    assertFallback(LearningKeys.AVERAGING_UNITS, trainer.algorithm().averagingUnits());
    assertEquals(LearningKeys.L2.fallback(), trainer.algorithm().l2());
    assertFallback(LearningKeys.SEED, trainer.seed());
  }

  private static void assertFallback(Key<?> key, double value) {
    assertEquals(key.name(), Double.parseDouble(key.fallback()), value, 0);
  }
}
