package org.plait.eval;

import java.util.ArrayList;
import java.util.List;
import org.plait.base.CounterRandom;
import org.plait.batch.MiniBatch;
import org.plait.objective.ModelKind;
import org.plait.objective.ModelSpec;

/** Random blocks of examples, and models to score them. */
final class Examples {
  static final int FEATURES = 6;

  private Examples() {}

  static ModelSpec spec(ModelKind kind) {
    return switch (kind) {
      case LOGISTIC -> new ModelSpec(kind, FEATURES, true, List.of(-1.0, 1.0), 0);
      case SOFTMAX -> new ModelSpec(kind, FEATURES, true, List.of(0.0, 1.0, 5.0), 0);
      case SQUARED -> new ModelSpec(kind, FEATURES, true, List.of(), 0);
      case KMEANS -> new ModelSpec(kind, FEATURES, false, List.of(), 4);
    };
  }

  static double[] parameters(ModelSpec spec, long seed) {
    CounterRandom random = new CounterRandom(seed, 1);
    double[] parameters = new double[(int) spec.space().size()];
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = 2 * random.uniform(i) - 1;
    }
    return parameters;
  }

  /** Blocks of 0 to 12 rows whose labels the model knows. */
  static List<MiniBatch> blocks(ModelSpec spec, int count, long seed) {
    List<MiniBatch> blocks = new ArrayList<>();
    for (int b = 0; b < count; b++) {
      CounterRandom random = new CounterRandom(seed, 100 + b);
      MiniBatch batch = new MiniBatch();
      long rows = random.below(0, 13);
      for (int r = 0; r < rows; r++) {
        for (int j = 0; j < FEATURES; j++) {
          if (random.uniform(1000L * r + j) < 0.6) {
            batch.add(j, 4 * random.uniform(1000L * r + 100 + j) - 2);
          }
        }
        batch.endRow(label(spec, random, 1000L * r + 999), 1);
      }
      blocks.add(batch);
    }
    return blocks;
  }

  private static double label(ModelSpec spec, CounterRandom random, long counter) {
    if (spec.kind().isClassifier()) {
      return spec.labels().get((int) random.below(counter, spec.labels().size()));
    }
    return 10 * random.uniform(counter);
  }

  /** One evaluation of the blocks [from, to). */
  static Evaluation evaluate(
      ModelSpec spec, List<MiniBatch> blocks, double[] parameters, int from, int to) {
    Evaluation evaluation = new Evaluation(spec);
    for (int b = from; b < to; b++) {
      evaluation.add(b, blocks.get(b), parameters);
    }
    return evaluation;
  }

  /** A batch of one row. */
  static MiniBatch row(double label, double... dense) {
    MiniBatch batch = new MiniBatch();
    for (int j = 0; j < dense.length; j++) {
      batch.add(j, dense[j]);
    }
    batch.endRow(label, 1);
    return batch;
  }
}
