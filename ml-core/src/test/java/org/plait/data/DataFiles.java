package org.plait.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.plait.batch.MiniBatch;

/** Small inputs in a folder of a test, and what is read from them in comparable form. */
final class DataFiles {
  static final Configuration CONF = new Configuration();

  private final Path folder;

  DataFiles(Path folder) {
    this.folder = folder;
  }

  Path write(String name, String text) {
    return write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  Path write(String name, byte[] bytes) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      return Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] gzip(byte[] bytes) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
        zip.write(bytes);
      }
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] gzip(String text) {
    return gzip(text.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  /** An IDX file of unsigned bytes. */
  static byte[] idx(byte[] payload, int... sizes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {0, 0, 8, (byte) sizes.length});
    for (int size : sizes) {
      out.writeBytes(
          new byte[] {(byte) (size >> 24), (byte) (size >> 16), (byte) (size >> 8), (byte) size});
    }
    out.writeBytes(payload);
    return out.toByteArray();
  }

  static InputSpec plan(Path path) {
    return InputPlanner.plan(InputRequest.of(path.toString()), CONF);
  }

  /** The blocks of some shards, each as {@code file/index columns: label index:value ...; ...}. */
  static List<String> blocks(InputSpec spec, List<Shard> shards) {
    List<String> blocks = new ArrayList<>();
    for (Shard shard : shards) {
      try (ExampleReader reader = Examples.open(spec, shard, CONF)) {
        Block block = new Block();
        while (reader.next(block)) {
          blocks.add(
              block.file() + "/" + block.index() + " " + block.columns() + ": " + rows(block));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return blocks;
  }

  static List<String> blocks(InputSpec spec) {
    return blocks(spec, ShardPlanner.cut(spec, Long.MAX_VALUE / 4));
  }

  /** All examples, without the blocks' borders. */
  static List<String> examples(InputSpec spec) {
    List<String> examples = new ArrayList<>();
    for (String block : blocks(spec)) {
      String rows = block.substring(block.indexOf(": ") + 2);
      if (!rows.isEmpty()) {
        examples.addAll(List.of(rows.split("; ")));
      }
    }
    return examples;
  }

  private static String rows(Block block) {
    return rows(block.batch());
  }

  static String rows(MiniBatch batch) {
    List<String> rows = new ArrayList<>();
    for (int row = 0; row < batch.rows(); row++) {
      StringBuilder text = new StringBuilder().append(batch.label(row));
      for (int i = batch.start(row); i < batch.end(row); i++) {
        text.append(' ').append(batch.indices()[i]).append(':').append(batch.values()[i]);
      }
      rows.add(text.toString());
    }
    return String.join("; ", rows);
  }
}
