package org.plait.mr;

import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;
import org.plait.batch.MiniBatch;
import org.plait.data.DataSummary;
import org.plait.data.PackedData;
import org.plait.eval.Evaluation;
import org.plait.model.store.CheckpointStore;
import org.plait.model.store.WorkFolder;
import org.plait.objective.ModelKind;
import org.plait.param.ParameterPartition;
import org.plait.train.Algorithm;
import org.plait.train.Learning;
import org.plait.train.Mode;
import org.plait.train.StepRequest;
import org.plait.train.TrainingEngine;
import org.plait.train.TrainingPlan;

/**
 * Trains by stock MapReduce jobs: one packs the input, one a step runs it, one validates. One
 * thread.
 */
public final class MapReduceEngine implements TrainingEngine {
  /** The value of {@code --engine}. */
  public static final String NAME = "mapreduce";

  private final TrainingPlan plan;
  private final JobRunner runner;
  private final Path packed;
  private final WorkFolder work;
  private final StepJob steps;
  private @Nullable PackedData data;
  private @Nullable Learning learning;

  /**
   * @param runner starts the jobs
   * @param packed folder of all packed data, which outlives the run
   * @param work the run's work folder, in which checkpoints are committed
   */
  public MapReduceEngine(TrainingPlan plan, JobRunner runner, Path packed, WorkFolder work) {
    this.plan = plan;
    this.runner = runner;
    this.packed = packed;
    this.work = work;
    this.steps = new StepJob(runner, work.jobs());
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public DataSummary load() {
    data = new PackJob(runner, packed).pack(plan.input());
    return data.summary();
  }

  /** Refuses mini-batches: a job for each would cost seconds where the work takes milliseconds. */
  @Override
  public void begin(Learning of) {
    Algorithm algorithm = of.algorithm();
    boolean updates =
        of.spec().kind() == ModelKind.KMEANS
            || algorithm.optimizer().equals(Algorithm.GRADIENT_DESCENT);
    if (updates && algorithm.mode() == Mode.GRADIENT && algorithm.batchRows() > 0) {
      throw new PlaitException(
          ErrorCode.BAD_CONFIGURATION,
          "The engine mapreduce runs one job a step, and does not take --batch "
              + algorithm.batchRows()
              + ".",
          "Use --batch full, or --engine local.");
    }
    learning = of;
  }

  @Override
  public boolean readsCheckpoints() {
    return true;
  }

  @Override
  public List<ParameterPartition> step(StepRequest request) {
    steps.deleteBefore(request.step());
    StepTask task =
        new StepTask(
            learning(),
            request.phase(),
            request.step(),
            plan.execution().reducers(),
            work.path().toString(),
            parameters(request.step() - 1));
    return steps.run(task, data(), plan.execution().mappers());
  }

  /** The part files of a committed step; their links differ from step to step. */
  private List<String> parameters(long step) {
    CheckpointStore store = new CheckpointStore(runner.configuration(), work, "reader");
    List<String> names = new ArrayList<>();
    for (Path part : store.partPaths(step)) {
      names.add(LocalFiles.name(part, StepJob.name(step) + "-" + part.getName()));
    }
    return names;
  }

  @Override
  public MiniBatch rows(long[] rows) {
    return data().rows(rows);
  }

  @Override
  public Evaluation validate(double[] parameters) {
    EvaluateJob job = new EvaluateJob(runner, packed, work.jobs());
    if (plan.validation().isEmpty()) {
      return job.evaluate(
          learning().spec(), parameters, data(), learning().heldOut(), plan.execution().mappers());
    }
    return job.evaluate(learning().spec(), parameters, plan.validation().get(0));
  }

  @Override
  public void close() {
    // Jobs are over when a call returns; files belong to the run's work folder.
  }

  private PackedData data() {
    if (data == null) {
      throw new IllegalStateException("load() comes first");
    }
    return data;
  }

  private Learning learning() {
    if (learning == null) {
      throw new IllegalStateException("begin() comes first");
    }
    return learning;
  }
}
