package org.plait.conf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a verb needs, and values that are right alone but not together. Every rule names the way
 * out.
 */
final class Combinations {
  private final Settings settings;
  private final Set<String> set;
  private final List<String> errors = new ArrayList<>();

  private Combinations(Settings settings, Set<String> set) {
    this.settings = settings;
    this.set = set;
  }

  /**
   * All that does not fit.
   *
   * @param settings values that could be read; the others were told already
   * @param set names of all keys that were set, readable or not
   */
  static List<String> errors(Settings settings, Set<String> set) {
    Combinations rules = new Combinations(settings, set);
    switch (settings.verb()) {
      case TRAIN -> {
        rules.needs(DataKeys.INPUT);
        rules.needs(DataKeys.OUTPUT);
        rules.format();
        rules.model();
        rules.method();
        rules.averaging();
        rules.engine();
      }
      case EVALUATE -> {
        rules.needs(DataKeys.MODEL_DIR);
        rules.needs(DataKeys.INPUT);
        rules.format();
      }
      case PREDICT -> {
        rules.needs(DataKeys.MODEL_DIR);
        rules.needs(DataKeys.INPUT);
        rules.needs(DataKeys.OUTPUT);
        rules.format();
        rules.printedPredictions();
      }
      case INSPECT -> rules.needs(DataKeys.MODEL_DIR);
      case EXPORT -> {
        rules.needs(DataKeys.MODEL_DIR);
        rules.needs(DataKeys.EXPORT_TO);
      }
      case KILL, LOGS -> rules.needs(RunKeys.APPLICATION);
      case SAMPLE -> rules.needs(DataKeys.OUTPUT);
      case STATUS, CONF -> {}
    }
    return rules.errors;
  }

  private void needs(Key<?> key) {
    if (!set.contains(key.name())) {
      String flag = key.flag().map(f -> f.name() + " " + f.argument()).orElse(key.name());
      errors.add(flag + " is missing: " + decapitalised(key.help()));
    }
  }

  private void format() {
    boolean idx = is(DataKeys.FORMAT, "idx");
    if (idx && !set.contains(DataKeys.LABELS.name()) && settings.verb() != Verb.PREDICT) {
      refuse(!kmeans(), "--format idx keeps the labels in a file of their own; add --labels FILE");
    }
    Optional<String> format = settings.find(DataKeys.FORMAT);
    refuse(
        format.isPresent() && !idx && settings.find(DataKeys.LABELS).isPresent(),
        "--labels is for --format idx; leave it out");
    refuse(
        format.isPresent()
            && !is(DataKeys.FORMAT, "csv")
            && settings.find(DataKeys.LABEL_COLUMN).isPresent(),
        "--label-column is for --format csv; leave it out");
  }

  private void model() {
    refuse(
        kmeans() && !set.contains(LearningKeys.CLUSTERS.name()),
        "--model kmeans needs the number of centres; add --clusters K");
    refuse(
        !kmeans() && typed(LearningKeys.CLUSTERS),
        "--clusters is for --model kmeans; leave it out");
    for (Key<?> key :
        List.of(
            LearningKeys.L1,
            LearningKeys.L2,
            LearningKeys.OPTIMIZER,
            LearningKeys.LEARNING_RATE,
            LearningKeys.INTERCEPT)) {
      refuse(
          kmeans() && typed(key), name(key) + " has no meaning for --model kmeans; leave it out");
    }
  }

  private void method() {
    boolean lbfgs = is(LearningKeys.OPTIMIZER, "lbfgs") && !kmeans();
    refuse(
        lbfgs && settings.find(LearningKeys.L1).filter(l1 -> l1 > 0).isPresent(),
        "--l1 has no gradient at 0, which lbfgs needs; use --optimizer gradient-descent, or --l2");
    refuse(
        lbfgs && typed(LearningKeys.LEARNING_RATE),
        "lbfgs searches its own step; use --optimizer gradient-descent, or leave out"
            + " --learning-rate");
    refuse(
        miniBatch() && (lbfgs || kmeans()),
        "--batch needs a method that steps on some of the rows; use --optimizer gradient-descent,"
            + " or --batch full");
    refuse(
        miniBatch() && typed(LearningKeys.ITERATIONS),
        "--iterations counts steps over all rows; with --batch ROWS use --epochs");
    refuse(
        !miniBatch() && typed(LearningKeys.EPOCHS),
        "--epochs is for --batch ROWS; with --batch full use --iterations");
  }

  private void averaging() {
    boolean average = is(LearningKeys.MODE, "average");
    refuse(
        average && kmeans(),
        "--mode average would average centres that do not belong together; leave it out");
    refuse(
        average && miniBatch(), "--mode average takes full batches in each part; use --batch full");
    refuse(
        !average && typed(LearningKeys.AVERAGING_UNITS),
        "--averaging-units is for --mode average; add it, or leave the units out");
  }

  private void engine() {
    boolean mapReduce = is(RunKeys.ENGINE, "mapreduce");
    refuse(
        mapReduce && miniBatch(),
        "--engine mapreduce starts a job a step, too much for a mini-batch; use --batch full, or"
            + " --engine local");
    refuse(
        !mapReduce && typed(RunKeys.DETACH),
        "--detach leaves a run to the cluster; use --engine mapreduce, or leave it out");
    refuse(is(DataKeys.OUTPUT, "-"), "--output - prints predictions, not models; name a folder");
  }

  private void printedPredictions() {
    refuse(
        is(DataKeys.OUTPUT, "-") && is(RunKeys.ENGINE, "mapreduce"),
        "--output - prints what this process computes; use --engine local, or name a folder");
    refuse(
        is(DataKeys.OUTPUT, "-") && settings.find(RunKeys.JSON).orElse(false),
        "--output - and --json both want stdout; name a folder, or leave out --json");
  }

  private void refuse(boolean wrong, String message) {
    if (wrong) {
      errors.add(message);
    }
  }

  private boolean kmeans() {
    return is(LearningKeys.MODEL, "kmeans");
  }

  private boolean miniBatch() {
    return settings.find(LearningKeys.BATCH).filter(rows -> rows > 0).isPresent();
  }

  private <T> boolean is(Key<T> key, T value) {
    return settings.find(key).filter(value::equals).isPresent();
  }

  /** What a site or a file sets for all runs may be useless in this one; what is typed may not. */
  private boolean typed(Key<?> key) {
    return settings.origin(key).isTyped();
  }

  private static String name(Key<?> key) {
    return key.flag().map(Key.Flag::name).orElse(key.name());
  }

  private static String decapitalised(String text) {
    return Character.toLowerCase(text.charAt(0)) + text.substring(1);
  }
}
