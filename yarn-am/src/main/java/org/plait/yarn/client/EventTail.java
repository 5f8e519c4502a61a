package org.plait.yarn.client;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.plait.train.Event;
import org.plait.train.JsonLines;

/**
 * Reads the lines that somebody else adds to an event log. The log may not be there yet, may be
 * moved when the run ends, and ends in half a line now and then. One thread.
 */
final class EventTail {
  private final FileSystem fs;
  private final Path live;
  private final Path kept;
  private final ByteArrayOutputStream half = new ByteArrayOutputStream();
  private long offset;

  /**
   * @param live where the log grows
   * @param kept where it lies after a run that succeeded
   */
  EventTail(FileSystem fs, Path live, Path kept) {
    this.fs = fs;
    this.live = live;
    this.kept = kept;
  }

  /** Skips what is there now: the events of an earlier run for the same output. */
  void skipToEnd() {
    poll(event -> {});
  }

  /** Passes on the events that are new. A log that cannot be read now is read later. */
  void poll(Consumer<Event> listener) {
    read(live, listener);
  }

  /** As {@link #poll}, after the run has succeeded. */
  void finish(Consumer<Event> listener) {
    read(kept, listener);
  }

  private void read(Path file, Consumer<Event> listener) {
    try {
      try (FSDataInputStream in = fs.open(file)) {
        read(in, listener);
      }
    } catch (EOFException e) {
      offset = 0; // shorter than before: another run's log
      half.reset();
    } catch (IOException e) {
      // Not there yet, or moved, or not now.
    }
  }

  private void read(FSDataInputStream in, Consumer<Event> listener) throws IOException {
    if (offset > 0) {
      in.seek(offset - 1);
      if (in.read() < 0) {
        throw new EOFException("shorter than " + offset + " bytes");
      }
    }
    byte[] buffer = new byte[8192];
    for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
      offset += n;
      for (int i = 0; i < n; i++) {
        if (buffer[i] == '\n') {
          JsonLines.parse(half.toString(StandardCharsets.UTF_8)).ifPresent(listener);
          half.reset();
        } else {
          half.write(buffer[i]);
        }
      }
    }
  }
}
