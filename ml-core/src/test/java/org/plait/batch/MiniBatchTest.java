package org.plait.batch;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotSame;
import static org.junit.Assert.assertSame;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.Test;

public class MiniBatchTest {

  private record Row(double label, double weight, int[] indices, double[] values) {}

  private static List<Row> randomRows(Random random, int rows) {
    List<Row> all = new ArrayList<>();
    for (int r = 0; r < rows; r++) {
      int n = random.nextInt(12);
      int[] indices = random.ints(0, 10_000).distinct().limit(n).sorted().toArray();
      all.add(
          new Row(random.nextInt(3), random.nextDouble(), indices, random.doubles(n).toArray()));
    }
    return all;
  }

  private static void fill(MiniBatch batch, List<Row> rows) {
    for (Row row : rows) {
      for (int i = 0; i < row.indices.length; i++) {
        batch.add(row.indices[i], row.values[i]);
      }
      batch.endRow(row.label, row.weight);
    }
  }

  private static void assertHolds(List<Row> rows, MiniBatch batch) {
    assertEquals(rows.size(), batch.rows());
    int at = 0;
    for (int r = 0; r < rows.size(); r++) {
      Row row = rows.get(r);
      assertEquals(row.label, batch.label(r), 0);
      assertEquals(row.weight, batch.weight(r), 0);
      assertEquals("rows follow each other", at, batch.start(r));
      at += row.indices.length;
      assertEquals(at, batch.end(r));
      for (int i = 0; i < row.indices.length; i++) {
        assertEquals(row.indices[i], batch.indices()[batch.start(r) + i]);
        assertEquals(row.values[i], batch.values()[batch.start(r) + i], 0);
      }
    }
    assertEquals(at, batch.entries());
  }

  @Test
  public void holdsWhatWasAddedHoweverOftenItGrows() {
    for (int n : new int[] {0, 1, 15, 16, 17, 100, 2000}) {
      List<Row> rows = randomRows(new Random(n), n);
      MiniBatch batch = new MiniBatch();
      fill(batch, rows);
      assertHolds(rows, batch);
    }
  }

  @Test
  public void aClearedBatchIsFilledAnewInTheSameMemory() {
    MiniBatch batch = new MiniBatch();
    fill(batch, randomRows(new Random(1), 500));
    int[] memory = batch.indices();
    batch.clear();
    assertHolds(List.of(), batch);
    List<Row> rows = randomRows(new Random(2), 100);
    fill(batch, rows);
    assertHolds(rows, batch);
    assertSame("no new arrays", memory, batch.indices());
  }

  @Test
  public void aRowOfAnotherBatchIsAppendedWhole() {
    List<Row> rows = randomRows(new Random(3), 60);
    MiniBatch from = new MiniBatch();
    fill(from, rows);
    MiniBatch to = new MiniBatch();
    List<Row> expected = new ArrayList<>();
    for (int r = 59; r >= 0; r -= 3) {
      to.addRow(from, r);
      expected.add(rows.get(r));
    }
    assertHolds(expected, to);
  }

  @Test
  public void aBatchMayAppendItsOwnRows() {
    List<Row> rows = new ArrayList<>(randomRows(new Random(4), 30));
    MiniBatch batch = new MiniBatch();
    fill(batch, rows);
    for (int i = 0; i < 200; i++) {
      batch.addRow(batch, i);
      rows.add(rows.get(i));
    }
    assertHolds(rows, batch);
  }

  @Test
  public void aCompactCopyIsAsLongAsItsContentsAndStandsAlone() {
    List<Row> rows = randomRows(new Random(5), 40);
    MiniBatch batch = new MiniBatch();
    fill(batch, rows);
    MiniBatch copy = batch.compactCopy();
    assertEquals(batch.entries(), copy.indices().length);
    assertEquals(batch.entries(), copy.values().length);
    assertNotSame(batch.values(), copy.values());
    batch.clear();
    fill(batch, randomRows(new Random(6), 40));
    assertHolds(rows, copy);
  }

  @Test
  public void aCompactCopyMayGrowAgain() {
    for (int n : new int[] {0, 1, 33}) {
      List<Row> rows = new ArrayList<>(randomRows(new Random(7 + n), n));
      MiniBatch batch = new MiniBatch();
      fill(batch, rows);
      MiniBatch copy = batch.compactCopy();
      List<Row> more = randomRows(new Random(70 + n), 25);
      fill(copy, more);
      rows.addAll(more);
      assertHolds(rows, copy);
    }
  }

  @Test
  public void rowsWithoutEntriesCount() {
    MiniBatch batch = new MiniBatch();
    batch.endRow(1, 0.5);
    batch.add(3, 9);
    batch.endRow(0, 2);
    batch.endRow(1, 1);
    assertEquals(3, batch.rows());
    assertEquals(0, batch.end(0) - batch.start(0));
    assertEquals(1, batch.end(1) - batch.start(1));
    assertEquals(0, batch.end(2) - batch.start(2));
    assertArrayEquals(new int[] {3}, batch.compactCopy().indices());
  }
}
