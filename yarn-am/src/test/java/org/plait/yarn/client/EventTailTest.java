package org.plait.yarn.client;

import static org.junit.Assert.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class EventTailTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final List<String> heard = new ArrayList<>();
  private File live;
  private File kept;
  private EventTail tail;

  @Before
  public void open() throws IOException {
    live = new File(folder.getRoot(), "events.jsonl");
    kept = new File(folder.getRoot(), "kept.jsonl");
    tail =
        new EventTail(
            FileSystem.getLocal(new Configuration()).getRaw(),
            new Path(live.toURI()),
            new Path(kept.toURI()));
  }

  private static String line(String kind) {
    return "{\"millis\":1,\"event\":\"" + kind + "\",\"text\":\"ä\"}\n";
  }

  private void append(String text) throws IOException {
    Files.write(
        live.toPath(),
        text.getBytes(StandardCharsets.UTF_8),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  private void poll() {
    tail.poll(event -> heard.add(event.kind() + event.facts().get("text")));
  }

  @Test
  public void aLogThatIsNotThereYetIsReadLater() throws IOException {
    poll();
    append(line("a"));
    poll();
    assertEquals(List.of("aä"), heard);
  }

  @Test
  public void everyEventIsHeardOnce() throws IOException {
    append(line("a"));
    poll();
    poll();
    append(line("b") + line("c"));
    poll();
    assertEquals(List.of("aä", "bä", "cä"), heard);
  }

  @Test
  public void halfALineWaitsForItsRestWhereverItIsCut() throws IOException {
    byte[] bytes = line("a").getBytes(StandardCharsets.UTF_8);
    for (int cut = 0; cut < bytes.length; cut++) {
      Files.deleteIfExists(live.toPath());
      open();
      heard.clear();
      Files.write(live.toPath(), java.util.Arrays.copyOf(bytes, cut));
      poll();
      assertEquals(List.of(), heard);
      Files.write(live.toPath(), bytes);
      poll();
      assertEquals("cut at " + cut, List.of("aä"), heard);
    }
  }

  @Test
  public void theEndIsReadWhereTheLogIsKept() throws IOException {
    append(line("a"));
    poll();
    append(line("b"));
    Files.move(live.toPath(), kept.toPath());
    poll();
    assertEquals(List.of("aä"), heard);
    tail.finish(event -> heard.add(event.kind()));
    assertEquals(List.of("aä", "b"), heard);
  }

  @Test
  public void eventsOfAnEarlierRunAreSkipped() throws IOException {
    append(line("old"));
    tail.skipToEnd();
    append(line("new"));
    poll();
    assertEquals(List.of("newä"), heard);
  }

  @Test
  public void aShorterLogIsAnotherRuns() throws IOException {
    append(line("old") + line("old"));
    tail.skipToEnd();
    Files.delete(live.toPath());
    append(line("new"));
    poll();
    poll();
    assertEquals(List.of("newä"), heard);
  }

  @Test
  public void whatIsNoEventIsPassedOver() throws IOException {
    append("rubbish\n{}\n" + line("a"));
    poll();
    assertEquals(List.of("aä"), heard);
  }
}
