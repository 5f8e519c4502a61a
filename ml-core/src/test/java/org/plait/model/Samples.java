package org.plait.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.plait.base.CounterRandom;
import org.plait.objective.ModelKind;
import org.plait.objective.ModelSpec;

/** Models to save, and what to do with their files. */
public final class Samples {
  private Samples() {}

  public static Provenance provenance() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("optimizer", "lbfgs");
    settings.put("l2", "1/n");
    settings.put("a <quoted> \"name\"", "x & y");
    return new Provenance(
        "0.1",
        List.of("hdfs://nn/data/train.svm"),
        "f00d",
        1438,
        settings,
        "local",
        -42,
        25,
        "softmax",
        0.1 + 0.2,
        Map.of("accuracy", 347 / 359.0));
  }

  public static ModelSpec spec(ModelKind kind) {
    return switch (kind) {
      case LOGISTIC -> new ModelSpec(kind, 5, true, List.of(-1.0, 1.0), 0);
      case SOFTMAX -> new ModelSpec(kind, 4, true, List.of(0.0, 1.0, 2.5), 0);
      case SQUARED -> new ModelSpec(kind, 3, false, List.of(), 0);
      case KMEANS -> new ModelSpec(kind, 3, false, List.of(), 2);
    };
  }

  /** A model whose weights need all their digits. */
  public static Model model(ModelKind kind) {
    ModelSpec spec = spec(kind);
    return new Model(spec, weights((int) spec.space().size(), 17), provenance());
  }

  public static double[] weights(int length, long seed) {
    CounterRandom random = new CounterRandom(seed, 0);
    double[] weights = new double[length];
    for (int i = 0; i < length; i++) {
      weights[i] = (random.uniform(i) - 0.5) * Math.scalb(1.0, (int) random.below(i + 9999L, 40));
    }
    return weights;
  }

  /** A model with named features. */
  public static Model named() {
    ModelSpec spec = spec(ModelKind.SQUARED);
    return new Model(
        spec, new double[] {1.5, -0.0, 1e-300}, provenance(), List.of("höhe", "a\tb", "\"c\""));
  }

  /** All files of a folder by name, hidden ones left out. */
  static Map<String, byte[]> files(Path folder) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (var list = Files.list(folder)) {
      for (Path file : list.toList()) {
        if (!file.getFileName().toString().startsWith(".")) {
          files.put(file.getFileName().toString(), Files.readAllBytes(file));
        }
      }
    }
    return files;
  }

  static void restore(Path folder, Map<String, byte[]> files) throws IOException {
    for (var file : files.entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
  }
}
