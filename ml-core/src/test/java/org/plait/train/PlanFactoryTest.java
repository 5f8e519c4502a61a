package org.plait.train;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;
import org.plait.conf.LearningKeys;
import org.plait.conf.Origin;
import org.plait.conf.RunKeys;
import org.plait.conf.Settings;
import org.plait.conf.Verb;
import org.plait.data.Format;
import org.plait.objective.ModelKind;

public class PlanFactoryTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final Configuration hadoop = new Configuration();
  private Path input;
  private Path output;

  @Before
  public void makeInput() throws IOException {
    hadoop.set("fs.defaultFS", "file:///");
    input = folder.getRoot().toPath().resolve("a.libsvm");
    output = folder.getRoot().toPath().resolve("model");
    Files.writeString(input, "1 1:1\n-1 2:1\n");
  }

  private TrainingPlan plan(String... pairs) {
    Settings.Builder settings =
        Settings.builder(Verb.TRAIN)
            .put("plait.input", input.toString(), Origin.PROPERTY)
            .put("plait.output", output.toString(), Origin.PROPERTY);
    for (int i = 0; i < pairs.length; i += 2) {
      settings.put(pairs[i], pairs[i + 1], Origin.PROPERTY);
    }
    return PlanFactory.plan(settings.build(), hadoop);
  }

  private void refused(ErrorCode code, String... pairs) {
    assertEquals(code, assertThrows(PlaitException.class, () -> plan(pairs)).code());
  }

  @Test
  public void defaultsMakeAWholePlan() {
    TrainingPlan plan = plan();
    assertEquals("file:" + output, plan.output());
    assertEquals("file:" + input, plan.input().files().get(0).path());
    assertEquals(Format.LIBSVM, plan.input().format());
    assertEquals(ModelKind.LOGISTIC, plan.algorithm().model());
    assertEquals(Mode.GRADIENT, plan.algorithm().mode());
    assertEquals(Algorithm.LBFGS, plan.algorithm().optimizer());
    assertEquals(Stopping.NO_TARGET, plan.stopping().targetObjective(), 0);
    assertEquals("local", plan.execution().engine());
    assertTrue(plan.execution().threads() >= 1);
    assertTrue(plan.validation().isEmpty());
    assertEquals(0, plan.holdOut(), 0);
  }

  @Test
  public void everySettingReachesThePlan() {
    TrainingPlan plan =
        plan(
            "plait.model",
            "squared",
            "plait.optimizer",
            "gradient-descent",
            "plait.l1",
            "0.5",
            "plait.l2",
            "1/n",
            "plait.learning-rate",
            "0.25",
            "plait.batch",
            "16",
            "plait.epochs",
            "4",
            "plait.tolerance",
            "0",
            "plait.target-objective",
            "-2",
            "plait.seed",
            "9",
            "plait.intercept",
            "false",
            "plait.threads",
            "3",
            "plait.mapreduce.mappers",
            "5",
            "plait.mapreduce.reducers",
            "2",
            "plait.checkpoint-seconds",
            "0",
            "plait.scale",
            "1/4",
            "plait.label-scale",
            "-1",
            "plait.features",
            "7",
            "plait.block-bytes",
            "2k",
            "plait.lbfgs.memory",
            "6",
            "plait.overwrite",
            "true");
    assertEquals(
        new Algorithm(
            ModelKind.SQUARED,
            false,
            0,
            0.5,
            "1/n",
            "gradient-descent",
            0.25,
            6,
            Mode.GRADIENT,
            8,
            16),
        plan.algorithm());
    assertEquals(new Stopping(1000, 4, 0, -2), plan.stopping());
    assertEquals(new Execution("local", 3, 5, 2, 0), plan.execution());
    assertEquals(9, plan.seed());
    assertEquals(0.25, plan.input().featureScale(), 0);
    assertEquals(-1, plan.input().labelScale(), 0);
    assertEquals(7, plan.input().features());
    assertEquals(2048, plan.input().blockBytes());
    assertTrue(plan.overwrite());
  }

  @Test
  public void validationIsAShareOrAPath() {
    assertEquals(0.25, plan("plait.validate", "0.25").holdOut(), 0);
    TrainingPlan plan = plan("plait.validate", input.toString(), "plait.features", "7");
    assertEquals(0, plan.holdOut(), 0);
    assertEquals("file:" + input, plan.validation().get(0).files().get(0).path());
    assertEquals("features beyond are counted", 0, plan.validation().get(0).features());
    refused(ErrorCode.BAD_CONFIGURATION, "plait.validate", "1.5");
    refused(ErrorCode.NOT_FOUND, "plait.validate", "/nowhere");
  }

  @Test
  public void anOutputThatExistsIsToldBeforeWorkIsSpent() throws IOException {
    Files.createDirectory(output);
    refused(ErrorCode.OUTPUT_EXISTS);
    refused(ErrorCode.OUTPUT_EXISTS, "plait.overwrite", "true");
    Files.writeString(output.resolve("model.json"), "{}");
    assertTrue(plan("plait.overwrite", "true").overwrite());
  }

  @Test
  public void aPlanChangesNothing() {
    plan();
    assertEquals(1, folder.getRoot().list().length);
  }

  @Test
  public void pathsAreQualifiedAsHadoopDoes() {
    assertEquals("file:/x/y", PlanFactory.qualified("/x/y", hadoop).toString());
    assertEquals("file:/x/y", PlanFactory.qualified("file:///x/y", hadoop).toString());
    for (String bad : new String[] {"", "nix://x/y", "a:b:c"}) {
      PlaitException failure =
          assertThrows(bad, PlaitException.class, () -> PlanFactory.qualified(bad, hadoop));
      assertEquals(bad, ErrorCode.USAGE, failure.code());
    }
  }

  @Test
  public void keysKnowEveryKindModeAndOptimizer() {
    for (ModelKind kind : ModelKind.values()) {
      assertEquals(kind.id(), LearningKeys.MODEL.type().parse(kind.id()));
    }
    for (Mode mode : Mode.values()) {
      assertEquals(mode.id(), LearningKeys.MODE.type().parse(mode.id()));
    }
    LearningKeys.OPTIMIZER.type().parse(Algorithm.LBFGS);
    LearningKeys.OPTIMIZER.type().parse(Algorithm.GRADIENT_DESCENT);
    for (Format format : Format.values()) {
      assertEquals(format.id(), org.plait.conf.DataKeys.FORMAT.type().parse(format.id()));
    }
    assertEquals("local", RunKeys.ENGINE.fallback());
  }
}
