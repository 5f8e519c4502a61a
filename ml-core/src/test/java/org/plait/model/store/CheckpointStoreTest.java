package org.plait.model.store;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.plait.base.CounterRandom;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;
import org.plait.param.Checkpoint;
import org.plait.param.KeyRange;
import org.plait.param.ParameterPartition;

public class CheckpointStoreTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private Configuration conf;
  private WorkFolder work;
  private CheckpointStore store;

  @Before
  public void openStore() {
    conf = OddFileSystem.configuration();
    work = WorkFolder.of(new Path(OddFileSystem.path(folder.getRoot()), "model"));
    store = new CheckpointStore(conf, work, "attempt_1");
  }

  @Test
  public void withoutCheckpointsThereIsNoLatest() {
    assertEquals(Optional.empty(), store.latest().checkpoint());
    assertEquals(List.of(), store.latest().warnings());
    store.prune(2);
  }

  @Test
  public void committedStateComesBackToTheBit() {
    Checkpoint state = States.of(12, 10, 20);
    store.commit(state);
    CheckpointStore.Latest latest = store.latest();
    States.assertSame(state, latest.checkpoint().orElseThrow());
    assertEquals(List.of(), latest.warnings());
    assertArrayEquals(
        new String[] {"checkpoint.json", "driver", "part-00000", "part-00001", "part-00002"},
        names("step-000012"));
  }

  @Test
  public void stateWithoutSlotsAndDriverComesBack() {
    store.commit(States.plain(0));
    States.assertSame(States.plain(0), store.latest().checkpoint().orElseThrow());
    assertArrayEquals(new String[] {"checkpoint.json", "part-00000"}, names("step-000000"));
  }

  @Test
  public void theNewestStepIsTheLatest() {
    for (long step : new long[] {1, 3, 999_999, 2, 1_000_000, 10}) {
      store.commit(States.plain(step));
    }
    assertEquals(1_000_000, store.latest().checkpoint().orElseThrow().step());
  }

  @Test
  public void sameStateHasTheSameBytesWhoeverCommits() throws IOException {
    store.commit(States.of(4, 7));
    File other = folder.newFolder("other");
    WorkFolder second = WorkFolder.of(new Path(OddFileSystem.path(other), "model"));
    new CheckpointStore(conf, second, "attempt_9").commit(States.of(4, 7));
    for (String name : names("step-000004")) {
      assertArrayEquals(
          name,
          bytes(new File(folder.getRoot(), ".model.plait/step-000004/" + name)),
          bytes(new File(other, ".model.plait/step-000004/" + name)));
    }
  }

  @Test
  public void rivalWithTheSameBytesIsTaken() {
    CheckpointStore rival = new CheckpointStore(conf, work, "attempt_2");
    OddFileSystem.BEFORE_RENAME.add(() -> rival.commit(States.of(5, 9)));
    store.commit(States.of(5, 9));
    States.assertSame(States.of(5, 9), store.latest().checkpoint().orElseThrow());
    assertArrayEquals(new String[] {"step-000005"}, names("."));
  }

  @Test
  public void rivalWithOtherBytesIsAnError() {
    new CheckpointStore(conf, work, "attempt_2").commit(States.of(5, 9));
    for (Checkpoint other : List.of(States.plain(5), States.of(5, 10))) {
      PlaitException e = assertThrows(PlaitException.class, () -> store.commit(other));
      assertEquals(ErrorCode.INTERNAL, e.code());
      assertTrue(e.getMessage(), e.getMessage().contains("other bytes"));
    }
    States.assertSame(States.of(5, 9), store.latest().checkpoint().orElseThrow());
    assertArrayEquals(new String[] {"step-000005"}, names("."));
  }

  @Test
  public void committingTwiceIsCommittingOnce() {
    store.commit(States.of(5, 9));
    store.commit(States.of(5, 9));
    assertArrayEquals(new String[] {"step-000005"}, names("."));
  }

  @Test
  public void damagedStepIsMovedAsideByTheNextCommit() throws IOException {
    store.commit(States.of(5, 9));
    cut("step-000005/part-00001");
    store.commit(States.of(5, 9));
    States.assertSame(States.of(5, 9), store.latest().checkpoint().orElseThrow());
    assertEquals(List.of(), store.latest().warnings());
    assertArrayEquals(new String[] {"damaged-attempt_1-step-000005", "step-000005"}, names("."));
  }

  @Test
  public void failureWhileWritingLeavesNothing() {
    store.commit(States.of(1, 9));
    for (int file = 0; file < 4; file++) {
      for (int before = 0; before < file; before++) {
        OddFileSystem.BEFORE_CREATE.add(() -> {});
      }
      OddFileSystem.BEFORE_CREATE.add(
          () -> {
            throw new IOException("the disk burns");
          });
      assertThrows(PlaitException.class, () -> store.commit(States.of(2, 9)));
      assertArrayEquals(new String[] {"step-000001"}, names("."));
    }
  }

  @Test
  public void halfWrittenTemporariesAreNoCheckpoints() throws IOException {
    store.commit(States.of(1, 9));
    File temporary = new File(folder.getRoot(), ".model.plait/tmp-attempt_0-step-000002");
    assertTrue(temporary.mkdirs());
    Files.writeString(temporary.toPath().resolve("part-00000"), "PLAIT");
    assertEquals(1, store.latest().checkpoint().orElseThrow().step());
    assertEquals(List.of(), store.latest().warnings());
  }

  @Test
  public void everyDamagedFileMakesTheStepPassedOverWithAWarning() throws IOException {
    store.commit(States.of(1, 9));
    for (String name : new String[] {"checkpoint.json", "driver", "part-00000", "part-00001"}) {
      for (Damage damage : Damage.values()) {
        store.commit(States.of(2, 9));
        damage.strike(new File(folder.getRoot(), ".model.plait/step-000002/" + name));
        CheckpointStore.Latest latest = store.latest();
        assertEquals(1, latest.checkpoint().orElseThrow().step());
        assertEquals(1, latest.warnings().size());
        String warning = latest.warnings().get(0);
        assertTrue(warning, warning.contains("step-000002") && warning.contains(name));
      }
    }
  }

  private enum Damage {
    CUT,
    EMPTY,
    MISSING,
    FLIPPED;

    void strike(File file) throws IOException {
      byte[] bytes = bytes(file);
      switch (this) {
        case CUT -> Files.write(file.toPath(), Arrays.copyOf(bytes, bytes.length - 9));
        case EMPTY -> Files.write(file.toPath(), new byte[0]);
        case MISSING -> Files.delete(file.toPath());
        case FLIPPED -> {
          bytes[bytes.length / 2] ^= 1;
          Files.write(file.toPath(), bytes);
        }
      }
    }
  }

  @Test
  public void everyFlippedBitOfAPartIsNoticed() throws IOException {
    store.commit(States.plain(1));
    File part = new File(folder.getRoot(), ".model.plait/step-000001/part-00000");
    byte[] whole = bytes(part);
    for (int at = 0; at < whole.length; at++) {
      byte[] flipped = whole.clone();
      flipped[at] ^= (byte) (1 << (at % 8));
      Files.write(part.toPath(), flipped);
      CheckpointStore.Latest latest = store.latest();
      assertEquals("byte " + at, Optional.empty(), latest.checkpoint());
      assertEquals("byte " + at, 1, latest.warnings().size());
    }
  }

  @Test
  public void stepUnderAnotherNumberIsPassedOver() throws IOException {
    store.commit(States.plain(1));
    File steps = new File(folder.getRoot(), ".model.plait");
    assertTrue(new File(steps, "step-000001").renameTo(new File(steps, "step-000007")));
    CheckpointStore.Latest latest = store.latest();
    assertEquals(Optional.empty(), latest.checkpoint());
    assertTrue(latest.warnings().get(0), latest.warnings().get(0).contains("holds step 1"));
  }

  @Test
  public void strangersInTheWorkFolderAreLeftAlone() throws IOException {
    store.commit(States.plain(1));
    File steps = new File(folder.getRoot(), ".model.plait");
    Files.writeString(new File(steps, "plan.json").toPath(), "{}");
    Files.writeString(new File(steps, "step-000009").toPath(), "a file");
    assertTrue(new File(steps, "step-x").mkdirs());
    assertEquals(1, store.latest().checkpoint().orElseThrow().step());
    store.prune(1);
    assertArrayEquals(
        new String[] {"plan.json", "step-000001", "step-000009", "step-x"}, names("."));
  }

  @Test
  public void pruningKeepsTheNewest() {
    for (long step = 1; step <= 5; step++) {
      store.commit(States.plain(step));
    }
    store.prune(2);
    assertArrayEquals(new String[] {"step-000004", "step-000005"}, names("."));
    assertThrows(IllegalArgumentException.class, () -> store.prune(0));
  }

  @Test
  public void damagedStepsDoNotCountAsKept() throws IOException {
    for (long step = 1; step <= 5; step++) {
      store.commit(States.plain(step));
    }
    cut("step-000005/part-00000");
    cut("step-000003/checkpoint.json");
    store.prune(2);
    assertArrayEquals(
        new String[] {"step-000002", "step-000003", "step-000004", "step-000005"}, names("."));
    assertEquals(4, store.latest().checkpoint().orElseThrow().step());
  }

  @Test
  public void partPathsStandInKeyOrder() {
    store.commit(States.of(3, 5, 30));
    List<Path> paths = store.partPaths(3);
    assertEquals(
        List.of("part-00000", "part-00001", "part-00002"),
        paths.stream().map(Path::getName).toList());
    assertTrue(paths.get(0).toString(), paths.get(0).toString().startsWith("odd:"));
    assertThrows(PlaitException.class, () -> store.partPaths(4));
  }

  @Test
  public void anyRangeIsReadHoweverThePartsAreCut() {
    store.commit(States.of(8));
    store.commit(States.of(9, 1, 2, 20, 30));
    ParameterPartition whole = States.of(9).partitions().get(0);
    long seed = 77;
    CounterRandom random = new CounterRandom(seed, 0);
    for (int draw = 0; draw < 200; draw += 2) {
      int from = (int) random.below(draw, States.KEYS + 1);
      int to = from + (int) random.below(draw + 1, States.KEYS + 1 - from);
      if (from < to) {
        States.assertSame(cut(whole, from, to), store.readRange(9, new KeyRange(from, to)));
      }
    }
    States.assertSame(
        cut(States.of(8).partitions().get(0), 4, 9), store.readRange(8, new KeyRange(4, 9)));
  }

  private static ParameterPartition cut(ParameterPartition whole, int from, int to) {
    double[][] slots = new double[whole.slots().length][];
    for (int i = 0; i < slots.length; i++) {
      slots[i] = Arrays.copyOfRange(whole.slots()[i], from, to);
    }
    return new ParameterPartition(
        new KeyRange(from, to), Arrays.copyOfRange(whole.weights(), from, to), slots);
  }

  @Test
  public void rangesBeyondTheKeysAreRefused() {
    store.commit(States.of(8, 5));
    assertThrows(
        IllegalArgumentException.class,
        () -> store.readRange(8, new KeyRange(30, States.KEYS + 1)));
  }

  @Test
  public void onlyPartsThatOverlapAreRead() throws IOException {
    store.commit(States.of(8, 10, 20));
    cut("step-000008/part-00001");
    store.readRange(8, new KeyRange(0, 10));
    store.readRange(8, new KeyRange(20, 30));
    PlaitException e =
        assertThrows(PlaitException.class, () -> store.readRange(8, new KeyRange(5, 11)));
    assertEquals(ErrorCode.BAD_DATA, e.code());
  }

  @Test
  public void partitionsWithGapsAreNotCommitted() {
    ParameterPartition late =
        new ParameterPartition(new KeyRange(2, 4), new double[2], new double[0][]);
    Checkpoint gap = new Checkpoint(1, List.of(late), Map.of(), Map.of());
    assertThrows(PlaitException.class, () -> store.commit(gap));
    assertFalse(store.latest().checkpoint().isPresent());
  }

  private void cut(String name) throws IOException {
    Damage.CUT.strike(new File(folder.getRoot(), ".model.plait/" + name));
  }

  private String[] names(String inside) {
    String[] names = new File(folder.getRoot(), ".model.plait/" + inside).list();
    Arrays.sort(names);
    return names;
  }

  private static byte[] bytes(File file) throws IOException {
    return Files.readAllBytes(file.toPath());
  }
}
