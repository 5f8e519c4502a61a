package org.plait.model;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;

/** A folder of an ordinary file system. */
record NioFolder(Path path) implements Folder {

  @Override
  public String where() {
    return path.toString();
  }

  @Override
  public OptionalLong length(String name) throws IOException {
    Path file = path.resolve(name);
    return Files.isRegularFile(file) ? OptionalLong.of(Files.size(file)) : OptionalLong.empty();
  }

  @Override
  public InputStream open(String name) throws IOException {
    return Files.newInputStream(path.resolve(name));
  }

  @Override
  public OutputStream create(String name) throws IOException {
    FileChannel channel =
        FileChannel.open(
            path.resolve(name), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    return new FilterOutputStream(Channels.newOutputStream(channel)) {
      @Override
      public void write(byte[] b, int from, int length) throws IOException {
        out.write(b, from, length);
      }

      @Override
      public void close() throws IOException {
        if (channel.isOpen()) {
          channel.force(true);
        }
        super.close();
      }
    };
  }

  /** Saves a model: writes beside the target, then renames. */
  static void commit(Path target, Model model) throws IOException {
    Path absolute = target.toAbsolutePath();
    Path parent = absolute.getParent();
    if (parent == null || Files.exists(absolute, LinkOption.NOFOLLOW_LINKS)) {
      throw new PlaitException(
          ErrorCode.OUTPUT_EXISTS,
          "The output " + absolute + " exists already.",
          "Choose another path, or delete it first.");
    }
    Files.createDirectories(parent);
    Path temporary = Files.createTempDirectory(parent, "." + absolute.getFileName() + ".saving-");
    try {
      model.write(new NioFolder(temporary));
      Files.move(temporary, absolute, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | RuntimeException e) {
      delete(temporary);
      throw e;
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      List<Path> inside = walk.sorted(Comparator.reverseOrder()).toList();
      for (Path path : inside) {
        Files.delete(path);
      }
    }
  }
}
