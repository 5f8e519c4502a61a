package org.plait.yarn.cli;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;
import org.plait.data.InputPlanner;
import org.plait.data.InputRequest;
import org.plait.data.InputSpec;

public class PassTest {
  private static final long BLOCK = 64;

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final Configuration hadoop = new Configuration();
  private Path root;

  @Before
  public void find() {
    root = folder.getRoot().toPath();
  }

  private InputSpec input() {
    return InputPlanner.plan(
        InputRequest.of(root.toString()).withFormat("libsvm").withBlockBytes(BLOCK), hadoop);
  }

  private void rows(String name, int from, int to) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int row = from; row < to; row++) {
      text.append(row).append(" 1:1\n");
    }
    Files.writeString(root.resolve(name), text);
  }

  @Test
  public void rowsComeInOrderAndBlocksWithoutGaps() throws IOException {
    rows("a", 0, 50);
    rows("b", 50, 51);
    rows("c", 51, 120);
    List<Double> labels = new ArrayList<>();
    List<Long> blocks = new ArrayList<>();
    long count =
        Pass.over(
            input(),
            hadoop,
            (block, batch) -> {
              blocks.add(block);
              for (int row = 0; row < batch.rows(); row++) {
                labels.add(batch.label(row));
              }
            });
    assertEquals(120, labels.size());
    for (int row = 0; row < 120; row++) {
      assertEquals(row, labels.get(row), 0);
    }
    assertEquals(count, blocks.size());
    for (int block = 0; block < count; block++) {
      assertEquals(block, (long) blocks.get(block));
    }
    assertEquals("more than a block a file", true, count > 3);
  }

  @Test
  public void damageEndsThePass() throws IOException {
    rows("a", 0, 50);
    Files.writeString(root.resolve("b"), "1 1:1\n1 2:x\n");
    InputSpec input = input();
    PlaitException failure =
        assertThrows(PlaitException.class, () -> Pass.over(input, hadoop, (block, batch) -> {}));
    assertEquals(ErrorCode.BAD_DATA, failure.code());
  }

  @Test
  public void aFileThatChangedSinceItWasPlannedEndsThePass() throws IOException {
    rows("a", 0, 50);
    InputSpec input = input();
    rows("a", 0, 51);
    assertThrows(PlaitException.class, () -> Pass.over(input, hadoop, (block, batch) -> {}));
  }
}
