package org.plait.yarn.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.plait.base.CounterRandom;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;
import org.plait.conf.DataKeys;
import org.plait.conf.LearningKeys;
import org.plait.conf.Settings;
import org.plait.train.PlanFactory;

/** The verb sample: data to try things with, one folder for training and one for testing. */
final class Sample {
  private static final int FEATURES = 20;
  private static final int TEST_EVERY = 5;

  private final Session session;
  private final Settings settings;

  Sample(Session session) {
    this.session = session;
    this.settings = session.settings();
  }

  void run() {
    Path target = PlanFactory.qualified(settings.value(DataKeys.OUTPUT), session.hadoop());
    boolean digits = settings.value(DataKeys.SAMPLE_KIND).equals("digits");
    boolean overwrite = settings.value(DataKeys.OVERWRITE);
    NewFiles made = new NewFiles(session, target, overwrite, List.of("train", "test"));
    made.make(
        (files, folder) -> {
          if (digits) {
            copy(files, "digits.train.libsvm", new Path(folder, "train/digits.train.libsvm"));
            copy(files, "digits.test.libsvm", new Path(folder, "test/digits.test.libsvm"));
          } else {
            generate(files, new Path(folder, "train/two.train.libsvm"), false);
            generate(files, new Path(folder, "test/two.test.libsvm"), true);
          }
        });
    String model = digits ? "softmax" : "logistic";
    session
        .console()
        .out()
        .print(
            new Table()
                .row("train", new Path(target, "train"))
                .row("test", new Path(target, "test"))
                .row(
                    "next",
                    "train --model %s --l2 1/n --input %s --output PATH"
                        .formatted(model, new Path(target, "train"))));
  }

  private static void copy(FileSystem files, String name, Path to) throws IOException {
    try (InputStream in = Sample.class.getResourceAsStream(name);
        OutputStream out = files.create(to)) {
      if (in == null) {
        throw new PlaitException(
            ErrorCode.NOT_FOUND, "This jar does not hold " + name + ".", "Use --kind two-classes.");
      }
      in.transferTo(out);
    }
  }

  /** Every fifth row is a test row. */
  private void generate(FileSystem files, Path to, boolean test) throws IOException {
    long seed = settings.value(LearningKeys.SEED);
    try (Writer out =
        new BufferedWriter(new OutputStreamWriter(files.create(to), StandardCharsets.UTF_8))) {
      for (int row = 0; row < settings.value(DataKeys.SAMPLE_ROWS); row++) {
        if ((row % TEST_EVERY == TEST_EVERY - 1) == test) {
          out.write(line(new CounterRandom(seed, row)));
        }
      }
    }
  }

  /** Features in [-1, 1); the sign of their noisy, alternating sum is the label. */
  private static String line(CounterRandom random) {
    StringBuilder features = new StringBuilder();
    double sum = 2 * random.uniform(FEATURES) - 1;
    for (int feature = 0; feature < FEATURES; feature++) {
      double value = Math.round((2 * random.uniform(feature) - 1) * 1e4) / 1e4;
      sum += feature % 2 == 0 ? value : -value;
      features.append(' ').append(feature + 1).append(':').append(value);
    }
    return (sum < 0 ? "-1" : "1") + features + "\n";
  }
}
