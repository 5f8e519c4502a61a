package org.plait.data;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.Test;
import org.plait.base.CounterRandom;

public class SummaryBuilderTest {

  private static Block block(int file, long index, double... labels) {
    Block block = new Block();
    block.reset(file, index);
    for (double label : labels) {
      block.batch().add(0, label);
      block.batch().add(4, 1);
      block.widen(7);
      block.batch().endRow(label, 1);
    }
    return block;
  }

  private static DataSummary of(int files, List<Block> blocks) {
    SummaryBuilder builder = new SummaryBuilder(files);
    blocks.forEach(builder::add);
    return builder.build();
  }

  @Test
  public void countsRowsEntriesColumnsLabelsAndBlocks() {
    DataSummary summary =
        of(3, List.of(block(2, 0, 1, -1, 1), block(0, 0), block(2, 1, 5), block(0, 1, 1)));
    assertEquals(
        new DataSummary(5, 10, 7, List.of(-1.0, 1.0, 5.0), false, List.of(2L, 0L, 2L)), summary);
    assertEquals(4, summary.totalBlocks());
    assertEquals(2, summary.firstBlock(2));
  }

  @Test
  public void zeroAndMinusZeroAreOneLabel() {
    assertEquals(List.of(0.0), of(1, List.of(block(0, 0, -0.0, 0.0))).labels());
  }

  @Test
  public void partsMergeInAnyOrder() {
    long seed = 3;
    CounterRandom random = new CounterRandom(seed, 0);
    List<Block> blocks = new ArrayList<>();
    TreeSet<Double> labels = new TreeSet<>();
    for (int i = 0; i < 40; i++) {
      double[] row = new double[(int) random.below(1000 + i, 30)];
      for (int j = 0; j < row.length; j++) {
        row[j] = random.below(100L * i + j, 50) / 4.0;
        labels.add(row[j]);
      }
      blocks.add(block(i % 3, i / 3, row));
    }
    DataSummary whole = of(3, blocks);
    assertEquals(List.copyOf(labels), whole.labels());
    for (int trial = 0; trial < 20; trial++) {
      List<SummaryBuilder> parts = new ArrayList<>();
      for (int p = 0; p < 4; p++) {
        parts.add(new SummaryBuilder(3));
      }
      for (int i = 0; i < blocks.size(); i++) {
        parts.get((int) random.below(10_000 + 100L * trial + i, 4)).add(blocks.get(i));
      }
      SummaryBuilder merged = new SummaryBuilder(3);
      for (int p = 0; p < 4; p++) {
        merged.merge(parts.get((p + trial) % 4).build());
      }
      assertEquals("seed " + seed + " trial " + trial, whole, merged.build());
    }
  }

  @Test
  public void moreLabelsThanClassesAreNotListed() {
    double[] labels = new double[DataSummary.MAX_LABELS];
    Arrays.setAll(labels, i -> -i);
    DataSummary most = of(1, List.of(block(0, 0, labels)));
    assertFalse(most.manyLabels());
    assertEquals(DataSummary.MAX_LABELS, most.labels().size());
    assertEquals(1.0 - DataSummary.MAX_LABELS, most.labels().get(0), 0);
    DataSummary more = of(1, List.of(block(0, 0, labels), block(0, 1, 0.5)));
    assertTrue(more.manyLabels());
    assertEquals(List.of(), more.labels());
    assertEquals(DataSummary.MAX_LABELS + 1, more.rows());
    for (boolean manyFirst : new boolean[] {true, false}) {
      SummaryBuilder merged = new SummaryBuilder(1);
      merged.merge(manyFirst ? more : most);
      merged.merge(manyFirst ? most : more);
      assertTrue(merged.build().manyLabels());
    }
  }
}
