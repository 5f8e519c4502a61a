package org.plait.conf;

import static org.plait.conf.Verb.SAMPLE;
import static org.plait.conf.Verb.TRAIN;

import java.util.List;

/** What is minimised, by which method, and when that ends. */
public final class LearningKeys {
  public static final Key<String> MODEL =
      Key.of(
              "plait.model",
              Types.choice("logistic", "softmax", "squared", "kmeans"),
              "logistic",
              "What is learned: logistic, softmax, squared or kmeans")
          .doc(
              "Logistic regression of two classes, multinomial logistic regression, least squares,"
                  + " or k-means clustering. The objective is the weighted mean loss"
                  + " + l2/2 |w|^2 + l1 |w|_1, intercepts unpenalised; squared loss is"
                  + " (y - f)^2 / 2.")
          .flag("--model", "KIND", TRAIN);

  public static final Key<Double> L1 =
      Key.of("plait.l1", Types.number("of at least 0", x -> x >= 0), "0", "Weight of |w|_1")
          .doc("Needs `--optimizer gradient-descent`, which takes proximal steps.")
          .flag("--l1", "X", TRAIN);

  public static final Key<String> L2 =
      Key.of(
              "plait.l2",
              Types.numberOrOneOverRows(),
              "0",
              "Weight of |w|^2 / 2: a number, or 1/n for one over the training rows")
          .doc("LIBLINEAR's objective at C = 1 is n times ours at 1/n.")
          .flag("--l2", "X", TRAIN);

  public static final Key<Boolean> INTERCEPT =
      Key.of("plait.intercept", Types.yesNo(), "true", "Leave the intercepts out")
          .doc("As a key: `true` gives every output an intercept, which is never penalised.")
          .toggle("--no-intercept", "false", TRAIN);

  public static final Key<Integer> CLUSTERS =
      Key.of("plait.clusters", Types.integer(1, 1_000_000), "", "Number of centres, for k-means")
          .flag("--clusters", "K", TRAIN);

  public static final Key<String> OPTIMIZER =
      Key.of(
              "plait.optimizer",
              Types.choice("lbfgs", "gradient-descent"),
              "lbfgs",
              "Method: lbfgs or gradient-descent; k-means has its own")
          .flag("--optimizer", "NAME", TRAIN);

  public static final Key<Integer> LBFGS_MEMORY =
      Key.of("plait.lbfgs.memory", Types.integer(1, 100), "10", "Pairs of vectors L-BFGS keeps")
          .doc("Each pair costs two vectors as long as the model.");

  public static final Key<Double> LEARNING_RATE =
      Key.of(
              "plait.learning-rate",
              Types.number("above 0", x -> x > 0),
              "0.5",
              "Step size of gradient descent")
          .flag("--learning-rate", "X", TRAIN);

  public static final Key<Integer> BATCH =
      Key.of("plait.batch", Types.rowsOrFull(), "full", "Rows of a step, or full for all of them")
          .flag("--batch", "ROWS|full", TRAIN);

  public static final Key<Integer> ITERATIONS =
      Key.of(
              "plait.iterations",
              Types.integer(1, Integer.MAX_VALUE),
              "1000",
              "At most so many iterations of the method")
          .doc("An iteration of L-BFGS may take several passes over the data.")
          .flag("--iterations", "N", TRAIN);

  public static final Key<Integer> EPOCHS =
      Key.of(
              "plait.epochs",
              Types.integer(1, Integer.MAX_VALUE),
              "10",
              "At most so many passes over the data, with --batch ROWS")
          .flag("--epochs", "N", TRAIN);

  public static final Key<Double> TOLERANCE =
      Key.of(
              "plait.tolerance",
              Types.number("between 0 and 1", x -> x >= 0 && x < 1),
              "1e-7",
              "End when the gradient has fallen to this share of its start")
          .doc(
              "Infinity norm of the projected gradient, relative to its value at zero; for k-means"
                  + " the objective's relative fall in an iteration. 0 uses all iterations.")
          .flag("--tolerance", "X", TRAIN);

  public static final Key<Double> TARGET_OBJECTIVE =
      Key.of(
              "plait.target-objective",
              Types.number("", x -> true),
              "",
              "End when the objective has fallen to this value")
          .flag("--target-objective", "X", TRAIN);

  public static final Key<Long> SEED =
      Key.of("plait.seed", Types.anyLong(), "1", "Seed of all random choices")
          .flag("--seed", "N", TRAIN, SAMPLE);

  public static final Key<String> MODE =
      Key.of(
              "plait.mode",
              Types.choice("gradient", "average"),
              "gradient",
              "gradient: steps over all data; average: parts train alone, once, and are averaged")
          .flag("--mode", "NAME", TRAIN);

  public static final Key<Integer> AVERAGING_UNITS =
      Key.of(
              "plait.averaging-units",
              Types.integer(1, 100_000),
              "8",
              "Parts into which --mode average cuts the data")
          .doc("Parts are groups of whole blocks: there are never more than blocks.")
          .flag("--averaging-units", "N", TRAIN);

  static final List<Key<?>> ALL =
      List.of(
          MODEL,
          L1,
          L2,
          INTERCEPT,
          CLUSTERS,
          OPTIMIZER,
          LBFGS_MEMORY,
          LEARNING_RATE,
          BATCH,
          ITERATIONS,
          EPOCHS,
          TOLERANCE,
          TARGET_OBJECTIVE,
          SEED,
          MODE,
          AVERAGING_UNITS);

  private LearningKeys() {}
}
