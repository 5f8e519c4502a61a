package org.plait.model.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;
import org.plait.model.Folder;
import org.plait.model.PartEntry;
import org.plait.model.SealedJson;
import org.plait.param.Checkpoint;
import org.plait.param.KeyRange;
import org.plait.param.ParameterPartition;
import org.plait.param.PartFile;

/**
 * The folder of a checkpoint: {@code part-00000} ... (weights and slots of one partition each),
 * {@code driver} (whole-vector state, if any), {@code checkpoint.json} written last.
 */
final class CheckpointFormat {
  static final String MANIFEST = "checkpoint.json";

  private static final String WEIGHTS = "weights";
  private static final String SLOT = "slot";

  private CheckpointFormat() {}

  static CheckpointManifest write(Checkpoint checkpoint, Folder folder) throws IOException {
    List<PartEntry> parts = new ArrayList<>();
    for (ParameterPartition partition : checkpoint.partitions()) {
      String name = String.format(Locale.ROOT, "part-%05d", parts.size());
      parts.add(
          PartEntry.write(folder, name, new PartFile.Part(partition.range(), vectors(partition))));
    }
    long keys = parts.isEmpty() ? 0 : parts.get(parts.size() - 1).to();
    PartEntry.requireCover(folder.where(), parts, keys);
    CheckpointManifest manifest =
        new CheckpointManifest(
            CheckpointManifest.VERSION,
            checkpoint.step(),
            keys,
            parts,
            writeDriver(checkpoint.vectors(), folder),
            CheckpointManifest.hexadecimal(checkpoint.scalars()));
    SealedJson.write(folder, MANIFEST, manifest);
    return manifest;
  }

  private static Map<String, double[]> vectors(ParameterPartition partition) {
    Map<String, double[]> vectors = new LinkedHashMap<>();
    vectors.put(WEIGHTS, partition.weights());
    for (int i = 0; i < partition.slots().length; i++) {
      vectors.put(SLOT + i, partition.slots()[i]);
    }
    return vectors;
  }

  /** Sorted by name, so that the same state has the same bytes. */
  private static List<PartEntry> writeDriver(Map<String, double[]> vectors, Folder folder)
      throws IOException {
    if (vectors.isEmpty()) {
      return List.of();
    }
    Map<String, double[]> sorted = new TreeMap<>(vectors);
    int length = sorted.values().iterator().next().length;
    return List.of(
        PartEntry.write(folder, "driver", new PartFile.Part(new KeyRange(0, length), sorted)));
  }

  static CheckpointManifest manifest(Folder folder) throws IOException {
    CheckpointManifest manifest = SealedJson.read(folder, MANIFEST, CheckpointManifest.class);
    if (manifest.formatVersion() != CheckpointManifest.VERSION) {
      throw new PlaitException(
          ErrorCode.BAD_DATA,
          "The checkpoint "
              + folder.where()
              + " has format version "
              + manifest.formatVersion()
              + "; this Plait reads version "
              + CheckpointManifest.VERSION
              + ".",
          "Resume with the version of Plait that began the run.");
    }
    PartEntry.requireCover(folder.where(), manifest.parts(), manifest.keys());
    return manifest;
  }

  static Checkpoint read(Folder folder) throws IOException {
    CheckpointManifest manifest = manifest(folder);
    List<ParameterPartition> partitions = new ArrayList<>();
    for (PartEntry entry : manifest.parts()) {
      partitions.add(partition(folder, entry));
    }
    Map<String, double[]> vectors = new LinkedHashMap<>();
    for (PartEntry entry : manifest.driver()) {
      vectors.putAll(entry.read(folder).vectors());
    }
    return new Checkpoint(manifest.step(), partitions, vectors, manifest.values());
  }

  static ParameterPartition partition(Folder folder, PartEntry entry) throws IOException {
    Map<String, double[]> vectors = entry.read(folder).vectors();
    double[][] slots = new double[Math.max(0, vectors.size() - 1)][];
    for (int i = 0; i < slots.length; i++) {
      slots[i] = vector(folder, entry, vectors, SLOT + i);
    }
    return new ParameterPartition(entry.range(), vector(folder, entry, vectors, WEIGHTS), slots);
  }

  private static double[] vector(
      Folder folder, PartEntry entry, Map<String, double[]> vectors, String name) {
    double[] vector = vectors.get(name);
    if (vector == null) {
      throw new PlaitException(
          ErrorCode.BAD_DATA,
          "The file " + folder.where() + "/" + entry.name() + " does not hold " + name + ".",
          "Delete the checkpoint; the run resumes from the one before.");
    }
    return vector;
  }
}
