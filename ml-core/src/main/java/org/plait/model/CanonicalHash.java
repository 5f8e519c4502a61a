package org.plait.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.plait.objective.ModelSpec;

/**
 * The SHA-256 of a model: over a description of its shape in UTF-8, then the weights in key order
 * as little-endian doubles. Files, parts and provenance have no share in it (docs/formats.md).
 */
final class CanonicalHash {
  private static final int CHUNK = 8192;

  private CanonicalHash() {}

  static String of(Model model) {
    MessageDigest digest = sha256();
    digest.update(description(model).getBytes(UTF_8));
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
    for (double weight : model.weights()) {
      if (!chunk.hasRemaining()) {
        digest.update(chunk.array(), 0, chunk.position());
        chunk.clear();
      }
      chunk.putDouble(weight);
    }
    digest.update(chunk.array(), 0, chunk.position());
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Names are preceded by their lengths, so that no two shapes have one description. */
  static String description(Model model) {
    ModelSpec spec = model.spec();
    String labels = spec.labels().stream().map(l -> " " + l).collect(Collectors.joining());
    String names =
        model.featureNames().stream()
            .map(name -> "name " + name.getBytes(UTF_8).length + " " + name + "\n")
            .collect(Collectors.joining());
    return "plait model 1\n"
        + ("kind " + spec.kind().id() + "\n")
        + ("features " + spec.features() + "\n")
        + ("intercept " + spec.intercept() + "\n")
        + ("labels" + labels + "\n")
        + ("clusters " + spec.clusters() + "\n")
        + names
        + ("weights " + model.weights().length + "\n");
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
