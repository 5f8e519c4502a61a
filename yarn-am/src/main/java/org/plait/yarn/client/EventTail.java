package org.plait.yarn.client;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
  private final List<Path> places;
  private final ByteArrayOutputStream half = new ByteArrayOutputStream();
  private long offset;

  /**
   * @param places where the log may be, the usual place first
   */
  EventTail(FileSystem fs, List<Path> places) {
    this.fs = fs;
    this.places = List.copyOf(places);
  }

  /** Skips what is there now: the events of an earlier run for the same output. */
  void skipToEnd() {
    poll(event -> {});
  }

  /** Passes on the events that are new. A log that cannot be read now is read later. */
  void poll(Consumer<Event> listener) {
    for (Path place : places) {
      try (FSDataInputStream in = fs.open(place)) {
        read(in, listener);
        return;
      } catch (FileNotFoundException e) {
        // Perhaps not yet here, perhaps moved to the next place.
      } catch (IOException e) {
        return;
      }
    }
  }

  private void read(FSDataInputStream in, Consumer<Event> listener) throws IOException {
    in.seek(offset);
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
