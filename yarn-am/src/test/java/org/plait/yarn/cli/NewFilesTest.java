package org.plait.yarn.cli;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;
import org.plait.conf.Settings;
import org.plait.conf.Verb;

public class NewFilesTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private Session session;
  private Path target;

  @Before
  public void makeSession() {
    Settings settings = Settings.builder(Verb.CONF).build();
    session = new Session(settings, new Configuration(), new Shell().console());
    target = folder.getRoot().toPath().resolve("target");
  }

  private NewFiles files(boolean overwrite, String... marks) {
    return new NewFiles(
        session, new org.apache.hadoop.fs.Path("file:" + target), overwrite, List.of(marks));
  }

  private static NewFiles.Content text(String text) {
    return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void fill(FileSystem system, org.apache.hadoop.fs.Path at, String... names)
      throws IOException {
    for (String name : names) {
      system.create(new org.apache.hadoop.fs.Path(at, name)).close();
    }
  }

  private void refused(boolean overwrite, String... marks) {
    PlaitException failure =
        assertThrows(
            PlaitException.class,
            () ->
                files(overwrite, marks)
                    .make(
                        (system, at) -> {
                          throw new AssertionError("work was spent");
                        }));
    assertEquals(ErrorCode.OUTPUT_EXISTS, failure.code());
  }

  /** What stands in the folder, but for the checksums of Hadoop's local file system. */
  private String[] left() {
    return Arrays.stream(folder.getRoot().list())
        .filter(name -> !name.endsWith(".crc"))
        .sorted()
        .toArray(String[]::new);
  }

  @Test
  public void aFileAppearsUnderItsNameWhenItIsComplete() throws IOException {
    files(false)
        .make(
            (system, at) -> {
              assertFalse(Files.exists(target));
              try (var out = system.create(at)) {
                text("all of it").to(out);
              }
              assertFalse(Files.exists(target));
            });
    assertEquals("all of it", Files.readString(target));
    assertArrayEquals(new String[] {"target"}, left());
  }

  @Test
  public void aFailureLeavesNothing() {
    assertThrows(
        UncheckedIOException.class,
        () ->
            files(false)
                .make(
                    (system, at) -> {
                      fill(system, at, "half");
                      throw new IOException("the disk is full");
                    }));
    assertArrayEquals(new String[0], left());
  }

  @Test
  public void aFailureLeavesTheOldOne() throws IOException {
    files(false).write(text("old"));
    assertThrows(
        UncheckedIOException.class,
        () ->
            files(true)
                .write(
                    out -> {
                      text("new").to(out);
                      throw new IOException("the disk is full");
                    }));
    assertEquals("old", Files.readString(target));
    assertArrayEquals(new String[] {"target"}, left());
  }

  @Test
  public void whatStandsIsKeptUnlessToldOtherwise() throws IOException {
    files(false).write(text("old"));
    refused(false);
    files(true).write(text("new"));
    assertEquals("new", Files.readString(target));
  }

  @Test
  public void aFolderIsReplacedOnlyIfItBearsTheMarks() throws IOException {
    Files.createDirectory(target);
    Files.writeString(target.resolve("thesis.txt"), "years of work");
    refused(true, "_SUCCESS");
    Files.writeString(target.resolve("_SUCCESS"), "");
    refused(true, "_SUCCESS", "part");
    files(true, "_SUCCESS").make((system, at) -> fill(system, at, "_SUCCESS", "part"));
    assertTrue(Files.exists(target.resolve("part")));
    assertFalse(Files.exists(target.resolve("thesis.txt")));
  }

  @Test
  public void filesAndFoldersDoNotReplaceEachOther() throws IOException {
    Files.writeString(target, "a file");
    refused(true, "_SUCCESS");
    Files.delete(target);
    Files.createDirectory(target);
    refused(true);
  }

  @Test
  public void foldersAboveAreMade() throws IOException {
    target = folder.getRoot().toPath().resolve("a/b/target");
    files(false).write(text("deep"));
    assertEquals("deep", Files.readString(target));
  }

  @Test
  public void whoeverWasFasterWins() {
    assertThrows(
        RuntimeException.class,
        () ->
            files(false, "_SUCCESS")
                .make(
                    (system, at) -> {
                      fill(system, at, "_SUCCESS");
                      Files.writeString(target, "another's");
                    }));
    assertTrue(Files.isRegularFile(target));
  }
}
