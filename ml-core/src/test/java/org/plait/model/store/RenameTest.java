package org.plait.model.store;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** The rename that commits, with a FileContext ({@code file}) and without one ({@code odd}). */
@RunWith(Parameterized.class)
public class RenameTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final String scheme;
  private Configuration conf;
  private FileSystem files;
  private Path from;
  private Path to;

  @Parameters(name = "{0}")
  public static List<String> schemes() {
    return List.of("file", "odd");
  }

  public RenameTest(String scheme) {
    this.scheme = scheme;
  }

  @Before
  public void makeSource() throws IOException {
    conf = OddFileSystem.configuration();
    Path root = new Path(scheme + "://" + folder.getRoot().getAbsolutePath());
    files = root.getFileSystem(conf);
    from = new Path(root, "from");
    to = new Path(root, "to");
    files.create(new Path(from, "inside")).close();
  }

  @Test
  public void folderMovesToAFreeName() throws IOException {
    Rename.move(conf, from, to);
    assertTrue(files.exists(new Path(to, "inside")));
    assertEquals(List.of("to"), names(to.getParent()));
  }

  @Test
  public void existingFolderIsNeitherReplacedNorEntered() throws IOException {
    files.create(new Path(to, "rival")).close();
    assertRefused();
    assertEquals(List.of("rival"), names(to));
  }

  @Test
  public void existingEmptyFolderIsNeitherReplacedNorEntered() throws IOException {
    files.mkdirs(to);
    assertRefused();
    assertEquals(List.of(), names(to));
  }

  @Test
  public void existingFileIsNotReplaced() throws IOException {
    files.create(to).close();
    assertRefused();
    assertTrue(files.getFileStatus(to).isFile());
  }

  @Test
  public void missingSourceIsAnError() throws IOException {
    files.delete(from, true);
    IOException e = assertThrows(IOException.class, () -> Rename.move(conf, from, to));
    assertTrue(
        e.toString(), e instanceof FileNotFoundException || e.getMessage().contains("refused"));
  }

  @Test
  public void rivalThatAppearsBetweenLookAndRenameIsNoticed() throws IOException {
    if (scheme.equals("odd")) {
      OddFileSystem.BEFORE_RENAME.add(() -> files.create(new Path(to, "rival")).close());
      assertRefused();
      assertEquals(List.of("rival"), names(to));
    }
  }

  @Test
  public void rivalFileThatAppearsBetweenLookAndRenameIsNoticed() throws IOException {
    if (scheme.equals("odd")) {
      OddFileSystem.BEFORE_RENAME.add(() -> files.create(to).close());
      assertRefused();
    }
  }

  private void assertRefused() throws IOException {
    assertThrows(FileAlreadyExistsException.class, () -> Rename.move(conf, from, to));
    assertTrue(files.exists(new Path(from, "inside")));
  }

  private List<String> names(Path directory) throws IOException {
    return Arrays.stream(files.listStatus(directory))
        .map(status -> status.getPath().getName())
        .sorted()
        .toList();
  }
}
