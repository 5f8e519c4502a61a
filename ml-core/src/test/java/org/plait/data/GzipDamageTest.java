package org.plait.data;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.plait.base.CounterRandom;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;

/** A damaged gzip file is told as such, or gives exactly the examples that were written. */
public class GzipDamageTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private DataFiles files;
  private String text;
  private byte[] sound;

  @Before
  public void writeTwoMembers() {
    files = new DataFiles(folder.getRoot().toPath());
    CounterRandom random = new CounterRandom(7, 0);
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      lines.append(i).append(" 1:").append(random.below(i, 1000)).append(" 3:.5\n");
    }
    text = lines.toString();
    int half = text.length() / 2;
    sound =
        DataFiles.concat(
            DataFiles.gzip(text.substring(0, half)), DataFiles.gzip(text.substring(half)));
  }

  private List<String> read(byte[] bytes) {
    return DataFiles.examples(DataFiles.plan(files.write("a.libsvm.gz", bytes)));
  }

  private void isDamaged(String how, byte[] bytes) {
    ReadingFails.with(
        ErrorCode.BAD_DATA, () -> read(bytes), "a.libsvm.gz is not a sound gzip file", "byte");
    assertTrue(how, true);
  }

  @Test
  public void soundFilesAreRead() {
    assertEquals(40, read(sound).size());
  }

  @Test
  public void filesCutAnywhereAreDamaged() {
    int firstMember = DataFiles.gzip(text.substring(0, text.length() / 2)).length;
    for (int length = 0; length < sound.length; length++) {
      // Cut between two members, nobody can tell that there was a second one.
      if (length != firstMember) {
        isDamaged("cut at " + length, Arrays.copyOf(sound, length));
      }
    }
  }

  @Test
  public void noFlippedBitChangesAnExample() {
    List<String> original = read(sound);
    int told = 0;
    for (int bit = 0; bit < 8 * sound.length; bit++) {
      byte[] flipped = sound.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      try {
        // Some bits of a member's header (time, system) say nothing about its contents.
        assertEquals("bit " + bit, original, read(flipped));
      } catch (PlaitException e) {
        assertEquals("bit " + bit, ErrorCode.BAD_DATA, e.code());
        assertTrue(e.getMessage(), e.getMessage().contains("not a sound gzip file"));
        told++;
      }
    }
    assertTrue("only " + told + " told", told > 8 * (sound.length - 2 * 10));
  }

  @Test
  public void bytesBehindTheLastMemberAreDamage() {
    for (String tail : List.of("\n", "x", "garbage behind", "\u001f", "\0\0\0\0\0\0\0\0\0\0\0\0")) {
      byte[] bytes = tail.getBytes(StandardCharsets.ISO_8859_1);
      isDamaged("tail " + tail, DataFiles.concat(sound, bytes));
    }
  }

  @Test
  public void plainTextUnderTheNameOfGzipIsTold() {
    isDamaged("plain", text.getBytes(StandardCharsets.UTF_8));
    isDamaged("nothing", new byte[0]);
  }

  @Test
  public void damageIsToldRatherThanTheOddLineThatItMakes() {
    byte[] odd = DataFiles.gzip("1 1:1\nodd\n" + text);
    ReadingFails.with(ErrorCode.BAD_DATA, () -> read(odd), ":2 (byte 6)", "\"odd\"");
    odd[odd.length - 6] ^= 1;
    isDamaged("checksum behind an odd line", odd);
  }

  @Test
  public void theEndIsNeverToldBeforeTheChecksum() {
    byte[] bytes = sound.clone();
    bytes[bytes.length - 8] ^= 1;
    Path path = files.write("b.libsvm.gz", bytes);
    InputSpec spec =
        InputPlanner.plan(InputRequest.of(path.toString()).withBlockBytes(64), DataFiles.CONF);
    List<Long> seen = new ArrayList<>();
    ReadingFails.with(
        ErrorCode.BAD_DATA,
        () -> {
          Shard whole = ShardPlanner.cut(spec, 1).get(0);
          try (ExampleReader reader = Examples.open(spec, whole, DataFiles.CONF)) {
            Block block = new Block();
            while (reader.next(block)) {
              seen.add(block.index());
            }
          }
        },
        "b.libsvm.gz is not a sound gzip file");
    assertTrue(seen.size() < (text.length() + 63) / 64);
  }

  @Test
  public void aFileThatChangedSinceThePlanIsTold() throws IOException {
    Path path = files.write("c.libsvm", "1 1:1\n");
    InputSpec spec = DataFiles.plan(path);
    Files.writeString(path, "1 1:1\n2 2:2\n");
    ReadingFails.with(ErrorCode.BAD_DATA, () -> DataFiles.examples(spec), "c.libsvm has changed");
    Files.delete(path);
    ReadingFails.with(ErrorCode.NOT_FOUND, () -> DataFiles.examples(spec), "c.libsvm");
  }
}
