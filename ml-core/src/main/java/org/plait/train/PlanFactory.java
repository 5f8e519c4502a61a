package org.plait.train;

import java.io.IOException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;
import org.plait.conf.DataKeys;
import org.plait.conf.LearningKeys;
import org.plait.conf.RunKeys;
import org.plait.conf.Settings;
import org.plait.data.InputPlanner;
import org.plait.data.InputRequest;
import org.plait.data.InputSpec;
import org.plait.model.store.ModelStore;
import org.plait.objective.ModelKind;

/**
 * Makes a plan of settings: finds the files, qualifies the paths, and looks whether the output is
 * free. Reads the file systems that the paths name, and changes nothing.
 */
public final class PlanFactory {
  private final Settings settings;
  private final Configuration hadoop;

  private PlanFactory(Settings settings, Configuration hadoop) {
    this.settings = settings;
    this.hadoop = hadoop;
  }

  /**
   * The plan of a training run.
   *
   * @param settings for {@link org.plait.conf.Verb#TRAIN}
   * @throws PlaitException NOT_FOUND where there is no input, OUTPUT_EXISTS, or what else keeps the
   *     run from starting
   */
  public static TrainingPlan plan(Settings settings, Configuration hadoop) {
    PlanFactory factory = new PlanFactory(settings, hadoop);
    Path output = qualified(settings.value(DataKeys.OUTPUT), hadoop);
    boolean overwrite = settings.value(DataKeys.OVERWRITE);
    new ModelStore(hadoop, "plan").requireFree(output, overwrite);
    return new TrainingPlan(
        InputPlanner.plan(factory.request(), hadoop),
        factory.validation(),
        factory.holdOut(),
        output.toString(),
        factory.algorithm(),
        factory.stopping(),
        factory.execution(),
        settings.value(LearningKeys.SEED),
        overwrite);
  }

  /** A path in the user's words, with its file system: {@code fs.defaultFS} unless it names one. */
  public static Path qualified(String path, Configuration hadoop) {
    try {
      Path typed = new Path(path);
      return typed.getFileSystem(hadoop).makeQualified(typed);
    } catch (UnsupportedFileSystemException e) {
      throw new PlaitException(
          ErrorCode.USAGE, "Hadoop knows no file system of " + path + ".", "Check the scheme.", e);
    } catch (IllegalArgumentException e) {
      if (e.getCause() instanceof UnknownHostException) {
        throw unreachable(path, e);
      }
      throw new PlaitException(
          ErrorCode.USAGE, "'" + path + "' is not a path.", "Check its scheme and characters.", e);
    } catch (IOException e) {
      throw unreachable(path, e);
    }
  }

  private static PlaitException unreachable(String path, Exception cause) {
    return new PlaitException(
        ErrorCode.UNREACHABLE,
        "The file system of " + path + " cannot be reached: " + cause.getMessage() + ".",
        "Check fs.defaultFS, and that the cluster runs.",
        cause);
  }

  private InputRequest request() {
    return new InputRequest(
        settings.value(DataKeys.INPUT),
        settings.find(DataKeys.FORMAT).orElse(""),
        settings.find(DataKeys.LABELS).orElse(""),
        settings.find(DataKeys.LABEL_COLUMN).orElse(""),
        settings.value(DataKeys.SCALE),
        settings.value(DataKeys.LABEL_SCALE),
        settings.value(DataKeys.FEATURES),
        settings.find(DataKeys.BLOCK_BYTES).orElse(0L),
        kind() == ModelKind.KMEANS);
  }

  private double holdOut() {
    return settings.find(DataKeys.VALIDATE).map(DataKeys::heldOut).orElse(NONE).orElse(0);
  }

  private static final OptionalDouble NONE = OptionalDouble.empty();

  /** Features that training never saw are counted, not refused: hence no number of features. */
  private List<InputSpec> validation() {
    return settings
        .find(DataKeys.VALIDATE)
        .filter(text -> DataKeys.heldOut(text).isEmpty())
        .map(
            path ->
                new InputRequest(
                    path,
                    settings.find(DataKeys.FORMAT).orElse(""),
                    settings.find(DataKeys.VALIDATE_LABELS).orElse(""),
                    settings.find(DataKeys.LABEL_COLUMN).orElse(""),
                    settings.value(DataKeys.SCALE),
                    settings.value(DataKeys.LABEL_SCALE),
                    0,
                    0,
                    kind() == ModelKind.KMEANS))
        .map(request -> List.of(InputPlanner.plan(request, hadoop)))
        .orElse(List.of());
  }

  private ModelKind kind() {
    return ModelKind.of(settings.value(LearningKeys.MODEL)).orElseThrow();
  }

  private Algorithm algorithm() {
    return new Algorithm(
        kind(),
        settings.value(LearningKeys.INTERCEPT),
        kind() == ModelKind.KMEANS ? settings.value(LearningKeys.CLUSTERS) : 0,
        settings.value(LearningKeys.L1),
        settings.value(LearningKeys.L2),
        settings.value(LearningKeys.OPTIMIZER),
        settings.value(LearningKeys.LEARNING_RATE),
        settings.value(LearningKeys.LBFGS_MEMORY),
        Mode.valueOf(settings.value(LearningKeys.MODE).toUpperCase(Locale.ROOT)),
        settings.value(LearningKeys.AVERAGING_UNITS),
        settings.value(LearningKeys.BATCH));
  }

  private Stopping stopping() {
    return new Stopping(
        settings.value(LearningKeys.ITERATIONS),
        settings.value(LearningKeys.EPOCHS),
        settings.value(LearningKeys.TOLERANCE),
        settings.find(LearningKeys.TARGET_OBJECTIVE).orElse(Stopping.NO_TARGET));
  }

  private Execution execution() {
    int threads = settings.value(RunKeys.THREADS);
    return new Execution(
        settings.value(RunKeys.ENGINE),
        threads > 0 ? threads : Runtime.getRuntime().availableProcessors(),
        settings.value(RunKeys.MAPPERS),
        settings.value(RunKeys.REDUCERS),
        settings.value(RunKeys.CHECKPOINT_SECONDS));
  }
}
