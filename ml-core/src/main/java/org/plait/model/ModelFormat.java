package org.plait.model;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;
import org.plait.objective.ModelSpec;
import org.plait.param.KeyRange;
import org.plait.param.PartFile;

/** The model directory: {@code model.json}, {@code part-00000} ..., {@code _SUCCESS}. */
final class ModelFormat {
  static final String MANIFEST = "model.json";
  static final String SUCCESS = "_SUCCESS";
  static final String VECTOR = "weights";

  private static final int VERSION = 1;

  /** Keys of a part: 128 MiB, about a block of HDFS. */
  private static final int PART_KEYS = 1 << 24;

  private ModelFormat() {}

  static void write(Model model, Folder folder) throws IOException {
    write(model, folder, PART_KEYS);
  }

  static void write(Model model, Folder folder, int partKeys) throws IOException {
    requireFinite(model.weights());
    List<PartEntry> parts = new ArrayList<>();
    double[] weights = model.weights();
    for (int from = 0; from < weights.length; from += Math.min(partKeys, weights.length - from)) {
      int to = from + Math.min(partKeys, weights.length - from);
      Map<String, double[]> vectors = Map.of(VECTOR, Arrays.copyOfRange(weights, from, to));
      String name = String.format(Locale.ROOT, "part-%05d", parts.size());
      parts.add(PartEntry.write(folder, name, new PartFile.Part(new KeyRange(from, to), vectors)));
    }
    SealedJson.write(folder, MANIFEST, manifest(model, parts));
    folder.create(SUCCESS).close();
  }

  private static ModelManifest manifest(Model model, List<PartEntry> parts) {
    ModelSpec spec = model.spec();
    return new ModelManifest(
        VERSION,
        spec.kind().id(),
        spec.features(),
        spec.intercept(),
        spec.labels(),
        spec.clusters(),
        parts,
        model.sha256(),
        model.provenance(),
        model.featureNames());
  }

  private static void requireFinite(double[] weights) {
    for (int key = 0; key < weights.length; key++) {
      if (!Double.isFinite(weights[key])) {
        throw new PlaitException(
            ErrorCode.DIVERGED,
            "The model is not saved: its weight " + key + " is " + weights[key] + ".",
            "Scale the features (--scale), or train with a smaller learning rate.");
      }
    }
  }

  static Model read(Folder folder) throws IOException {
    requireComplete(folder);
    ModelManifest manifest = SealedJson.read(folder, MANIFEST, ModelManifest.class);
    if (manifest.formatVersion() != VERSION) {
      throw new PlaitException(
          ErrorCode.BAD_DATA,
          "The model "
              + folder.where()
              + " has format version "
              + manifest.formatVersion()
              + "; this Plait reads version "
              + VERSION
              + ".",
          "Use the version of Plait that wrote it (" + manifest.provenance().version() + ").");
    }
    Model model = assemble(folder, manifest);
    if (!model.sha256().equals(manifest.sha256())) {
      throw Refusal.damaged(folder, MANIFEST, "the SHA-256 of the model is another");
    }
    return model;
  }

  private static void requireComplete(Folder folder) throws IOException {
    if (folder.length(SUCCESS).isPresent()) {
      return;
    }
    if (folder.length(MANIFEST).isEmpty()) {
      throw new PlaitException(
          ErrorCode.NOT_FOUND,
          "There is no model at " + folder.where() + ".",
          "Check the path; a model is a folder with model.json and _SUCCESS.");
    }
    throw new PlaitException(
        ErrorCode.BAD_DATA,
        "The model " + folder.where() + " is incomplete: " + SUCCESS + " is missing.",
        "Copy it again as a whole, or train again.");
  }

  private static Model assemble(Folder folder, ModelManifest manifest) throws IOException {
    String file = folder.where() + "/" + MANIFEST;
    try {
      ModelSpec spec = manifest.spec();
      PartEntry.requireCover(file, manifest.parts(), spec.space().size());
      for (PartEntry part : manifest.parts()) {
        part.requireLength(folder);
      }
      double[] weights = new double[Math.toIntExact(spec.space().size())];
      for (PartEntry entry : manifest.parts()) {
        double[] values = vector(folder, entry);
        System.arraycopy(values, 0, weights, Math.toIntExact(entry.from()), values.length);
      }
      return new Model(spec, weights, manifest.provenance(), manifest.featureNames());
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw Refusal.damaged(file, "it describes no model (" + e.getMessage() + ")");
    }
  }

  private static double[] vector(Folder folder, PartEntry entry) throws IOException {
    double[] values = entry.read(folder).vectors().get(VECTOR);
    if (values == null) {
      throw Refusal.damaged(folder, entry.name(), "it holds no weights");
    }
    return values;
  }
}
