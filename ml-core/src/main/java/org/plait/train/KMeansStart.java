package org.plait.train;

import java.util.Arrays;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import org.plait.base.CounterRandom;
import org.plait.batch.MiniBatch;
import org.plait.linalg.Kernels;
import org.plait.objective.ModelSpec;

/**
 * The centres that k-means starts from: greedy k-means++ (Arthur and Vassilvitskii, SODA 2007; the
 * best of 2 + ln k draws for each centre, as their section 6 suggests) on a random sample of rows.
 * The rows' numbers depend on the seed alone, so every engine starts alike.
 */
final class KMeansStart {
  private static final int SAMPLE_AT_LEAST = 1000;
  private static final int SAMPLE_PER_CENTRE = 50;
  private static final long ROWS = 1;
  private static final long CENTRES = 2;

  private final ModelSpec spec;
  private final long seed;

  KMeansStart(ModelSpec spec, long seed) {
    this.spec = spec;
    this.seed = seed;
  }

  /**
   * @param rows number of rows of the data
   * @param fetch gives rows by their ascending numbers
   * @return the parameters, in key order; counts are 0
   */
  double[] centres(long rows, Function<long[], MiniBatch> fetch) {
    MiniBatch sample = fetch.apply(sample(rows));
    int stride = spec.space().stride();
    double[] parameters = new double[Math.toIntExact(spec.space().size())];
    double[] distance = new double[sample.rows()];
    Arrays.fill(distance, 1);
    for (int c = 0; c < spec.clusters(); c++) {
      int trials = c == 0 ? 1 : 2 + (int) StrictMath.log(spec.clusters());
      CounterRandom random = new CounterRandom(seed, CENTRES + c);
      Draw best = null;
      for (int trial = 0; trial < trials; trial++) {
        Draw draw = draw(sample, distance, random.uniform(trial), c == 0);
        best = best == null || draw.potential() < best.potential() ? draw : best;
      }
      Draw chosen = Objects.requireNonNull(best);
      System.arraycopy(chosen.centre(), 0, parameters, c * stride, chosen.centre().length);
      distance = chosen.distance();
    }
    return parameters;
  }

  /** A candidate for a centre, the distances that it leaves, and their sum. */
  private record Draw(double[] centre, double[] distance, double potential) {}

  private Draw draw(MiniBatch sample, double[] distance, double uniform, boolean first) {
    double[] centre = dense(sample, row(distance, uniform));
    double[] left = distance.clone();
    shorten(left, sample, centre, first);
    double potential = 0;
    for (double d : left) {
      potential += d;
    }
    return new Draw(centre, left, potential);
  }

  private long[] sample(long rows) {
    long wanted = Math.max(SAMPLE_AT_LEAST, (long) SAMPLE_PER_CENTRE * spec.clusters());
    if (rows <= wanted) {
      long[] all = new long[(int) rows];
      Arrays.setAll(all, i -> i);
      return all;
    }
    CounterRandom random = new CounterRandom(seed, ROWS);
    TreeSet<Long> chosen = new TreeSet<>();
    for (long i = 0; chosen.size() < wanted; i++) {
      chosen.add(random.below(i, rows));
    }
    return chosen.stream().mapToLong(Long::longValue).toArray();
  }

  /** A row with probability in proportion to its squared distance; the last one by rounding. */
  private static int row(double[] distance, double uniform) {
    double total = 0;
    for (double d : distance) {
      total += d;
    }
    double left = uniform * total;
    for (int row = 0; row < distance.length; row++) {
      left -= distance[row];
      if (left < 0) {
        return row;
      }
    }
    return distance.length - 1;
  }

  private double[] dense(MiniBatch sample, int row) {
    double[] centre = new double[spec.features()];
    for (int i = sample.start(row); i < sample.end(row); i++) {
      centre[sample.indices()[i]] = sample.values()[i];
    }
    return centre;
  }

  private static void shorten(double[] distance, MiniBatch sample, double[] centre, boolean first) {
    double centreNorm = Kernels.dot(centre, centre);
    for (int row = 0; row < sample.rows(); row++) {
      double norm = 0;
      for (int i = sample.start(row); i < sample.end(row); i++) {
        norm += sample.values()[i] * sample.values()[i];
      }
      double product =
          Kernels.dot(
              sample.indices(), sample.values(), sample.start(row), sample.end(row), centre, 0);
      double d = Math.max(0, norm - 2 * product + centreNorm);
      distance[row] = first ? d : Math.min(distance[row], d);
    }
  }
}
