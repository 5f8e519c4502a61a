package org.plait.data;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Names an input as it is now: data packed under the same name need not be packed again. */
public final class Fingerprint {
  private Fingerprint() {}

  /**
   * SHA-256, in hexadecimal, over all that decides what is packed: paths, lengths and modification
   * times of the files, the options of reading, the block size, and the version of the packing.
   */
  public static String of(InputSpec spec) {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
    add(digest, "plait pack " + PackedIndex.VERSION, spec.format().id(), spec.labelColumn());
    add(digest, Double.toHexString(spec.featureScale()), Double.toHexString(spec.labelScale()));
    add(digest, Integer.toString(spec.features()), Long.toString(spec.blockBytes()));
    for (List<InputFile> files : List.of(spec.files(), spec.labelFiles())) {
      add(digest, Integer.toString(files.size()));
      for (InputFile file : files) {
        add(digest, file.path(), file.relative());
        add(digest, Long.toString(file.length()), Long.toString(file.modified()));
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Words with their lengths, so that no two lists of words look alike. */
  private static void add(MessageDigest digest, String... words) {
    for (String word : words) {
      byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
      digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
      digest.update(bytes);
    }
  }
}
