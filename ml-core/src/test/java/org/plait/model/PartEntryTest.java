package org.plait.model;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;
import org.plait.param.KeyRange;
import org.plait.param.PartFile;

public class PartEntryTest {
  @Rule public final TemporaryFolder temporary = new TemporaryFolder();
  private Path path;
  private Folder folder;

  @Before
  public void openFolder() {
    path = temporary.getRoot().toPath();
    folder = new NioFolder(path);
  }

  private static PartFile.Part part(int from, int to) {
    Map<String, double[]> vectors = new LinkedHashMap<>();
    vectors.put("weights", Samples.weights(to - from, from));
    vectors.put("slot0", Samples.weights(to - from, to));
    return new PartFile.Part(new KeyRange(from, to), vectors);
  }

  @Test
  public void entryDescribesTheFileThatWasWritten() throws IOException {
    PartEntry entry = PartEntry.write(folder, "part-00000", part(10, 5000));
    byte[] bytes = Files.readAllBytes(path.resolve("part-00000"));
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    assertEquals(
        new PartEntry("part-00000", 10, 5000, bytes.length, String.format("%08x", crc.getValue())),
        entry);
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    PartFile.write(part(10, 5000), plain);
    assertArrayEquals(plain.toByteArray(), bytes);
  }

  @Test
  public void writtenPartIsRead() throws IOException {
    PartFile.Part written = part(3, 2000);
    PartFile.Part read = PartEntry.write(folder, "p", written).read(folder);
    assertEquals(written.range(), read.range());
    assertEquals(List.copyOf(written.vectors().keySet()), List.copyOf(read.vectors().keySet()));
    written.vectors().forEach((name, v) -> assertArrayEquals(v, read.vectors().get(name), 0));
  }

  @Test
  public void existingFileIsNotOverwritten() throws IOException {
    PartEntry.write(folder, "p", part(0, 3));
    assertThrows(FileAlreadyExistsException.class, () -> PartEntry.write(folder, "p", part(0, 9)));
  }

  @Test
  public void validPartThatIsAnotherIsRefused() throws IOException {
    PartEntry first = PartEntry.write(folder, "first", part(0, 30));
    PartEntry second = PartEntry.write(folder, "second", part(30, 60));
    assertEquals(first.bytes(), second.bytes());
    Files.delete(path.resolve("first"));
    Files.move(path.resolve("second"), path.resolve("first"));
    PlaitException e = assertThrows(PlaitException.class, () -> first.read(folder));
    assertEquals(ErrorCode.BAD_DATA, e.code());
    PartEntry lie = new PartEntry("first", 0, 30, second.bytes(), second.crc32c());
    assertThrows(PlaitException.class, () -> lie.read(folder));
  }

  @Test
  public void namesThatLeadOutOfTheFolderAreRefused() {
    for (String name : new String[] {"", ".", "..", "../p", "a/b", "/etc", "a\\b", ".p", "a b"}) {
      assertThrows(
          name, IllegalArgumentException.class, () -> new PartEntry(name, 0, 1, 1, "00000000"));
    }
  }

  @Test
  public void rangesThatAreNoneAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new PartEntry("p", -1, 1, 1, "0"));
    assertThrows(IllegalArgumentException.class, () -> new PartEntry("p", 2, 1, 1, "0"));
    assertThrows(IllegalArgumentException.class, () -> new PartEntry("p", 0, 1, -1, "0"));
    assertThrows(IllegalArgumentException.class, () -> new PartEntry("p", 0, 1, 1, ""));
  }

  @Test
  public void coverHasNoGapsAndNoOverlaps() {
    PartEntry.requireCover("m", List.of(), 0);
    PartEntry.requireCover("m", List.of(entry(0, 3), entry(3, 3), entry(3, 9)), 9);
    assertNoCover("hold 0 of 9 keys", 9);
    assertNoCover("after key 0 comes p1", 9, entry(1, 9));
    assertNoCover("after key 3 comes p4", 9, entry(0, 3), entry(4, 9));
    assertNoCover("after key 3 comes p2", 9, entry(0, 3), entry(2, 9));
    assertNoCover("hold 8 of 9 keys", 9, entry(0, 3), entry(3, 8));
    assertNoCover("hold 10 of 9 keys", 9, entry(0, 3), entry(3, 10));
  }

  private static PartEntry entry(long from, long to) {
    return new PartEntry("p" + from, from, to, 100, "00000000");
  }

  private static void assertNoCover(String why, long keys, PartEntry... parts) {
    PlaitException e =
        assertThrows(PlaitException.class, () -> PartEntry.requireCover("m", List.of(parts), keys));
    assertEquals(ErrorCode.BAD_DATA, e.code());
    assertTrue(e.getMessage(), e.getMessage().contains(why));
  }
}
