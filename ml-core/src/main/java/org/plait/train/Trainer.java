package org.plait.train;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plait.base.Clock;
import org.plait.model.Model;
import org.plait.objective.ModelKind;
import org.plait.param.Checkpoint;

/**
 * Training from Java in this process. The lecture's four lines:
 *
 * <pre>{@code
 * Dataset digits = Dataset.load("digits.train.libsvm");
 * Trainer softmax = Trainer.of(ModelKind.SOFTMAX).l2("1/n");
 * Model model = softmax.train(digits);
 * double label = model.predictor().label(image);
 * }</pre>
 *
 * <p>A value; every method that changes a setting returns another trainer. The model has the bytes
 * that every other engine would give.
 *
 * @param algorithm what is minimised and how
 * @param stopping when to end
 * @param threads that compute
 * @param seed of all random choices
 */
public record Trainer(Algorithm algorithm, Stopping stopping, int threads, long seed) {

  /** A trainer with the settings that the command line has by default; 8 centres for k-means. */
  public static Trainer of(ModelKind model) {
    int clusters = model == ModelKind.KMEANS ? 8 : 0;
    return new Trainer(
        new Algorithm(model, true, clusters, 0, "0", Algorithm.LBFGS, 0.5, 10, Mode.GRADIENT, 8, 0),
        new Stopping(1000, 10, 1e-7, Stopping.NO_TARGET),
        Runtime.getRuntime().availableProcessors(),
        1);
  }

  /** The same with this weight of |w|^2 / 2: a number, or {@code 1/n}. */
  public Trainer l2(String l2) {
    Algorithm a = algorithm;
    return with(
        new Algorithm(
            a.model(),
            a.intercept(),
            a.clusters(),
            a.l1(),
            l2,
            a.optimizer(),
            a.learningRate(),
            a.memory(),
            a.mode(),
            a.averagingUnits(),
            a.batchRows()));
  }

  /** The same with another algorithm. */
  public Trainer with(Algorithm other) {
    return new Trainer(other, stopping, threads, seed);
  }

  /** The same with at most so many iterations. */
  public Trainer iterations(int iterations) {
    Stopping fewer =
        new Stopping(
            iterations, stopping.epochs(), stopping.tolerance(), stopping.targetObjective());
    return new Trainer(algorithm, fewer, threads, seed);
  }

  /**
   * Trains to the end in this process.
   *
   * @throws org.plait.base.PlaitException BAD_DATA, DIVERGED or NO_RESOURCES
   */
  public Model train(Dataset data) {
    TrainingPlan plan =
        new TrainingPlan(
            data.spec(),
            List.of(),
            0,
            "",
            algorithm,
            stopping,
            new Execution("local", threads, 0, 1, Integer.MAX_VALUE),
            seed,
            false);
    try (LocalEngine engine = new LocalEngine(plan, data.hadoop())) {
      Outcome outcome =
          new TrainingLoop(plan, engine, NOWHERE, Trainer::ignore, Clock.system()).run();
      return Models.of(plan, outcome, engine.name(), data.hadoop());
    }
  }

  private static void ignore(String kind, Map<String, Object> facts) {}

  private static final Checkpoints NOWHERE =
      new Checkpoints() {
        @Override
        public Optional<Checkpoint> latest() {
          return Optional.empty();
        }

        @Override
        public void commit(Checkpoint state) {}
      };
}
