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
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;
import org.plait.model.Model;
import org.plait.model.Samples;
import org.plait.objective.ModelKind;

public class ModelStoreTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private Configuration conf;
  private Path output;
  private FileSystem files;
  private ModelStore store;

  @Before
  public void openStore() throws IOException {
    conf = OddFileSystem.configuration();
    output = new Path(OddFileSystem.path(folder.getRoot()), "model");
    files = output.getFileSystem(conf);
    store = new ModelStore(conf, "attempt_1");
  }

  private final Model first = Samples.model(ModelKind.SOFTMAX);
  private final Model second = Samples.model(ModelKind.LOGISTIC);

  @Test
  public void savedModelIsLoaded() throws IOException {
    store.save(first, output, false);
    Model back = ModelStore.load(conf, output);
    assertEquals(first.sha256(), back.sha256());
    assertEquals(first.provenance(), back.provenance());
    assertOnlyModelStands(first);
  }

  @Test
  public void localFileSystemOfHadoopAndPlainJavaReadEachOther() throws IOException {
    File here = new File(folder.getRoot(), "here");
    store.save(first, new Path(here.toURI()), false);
    assertEquals(first.sha256(), Model.load(here.toPath()).sha256());
    File there = new File(folder.getRoot(), "there");
    first.save(there.toPath());
    assertEquals(first.sha256(), ModelStore.load(conf, new Path(there.toURI())).sha256());
    assertArrayEquals(
        Files.readAllBytes(here.toPath().resolve("model.json")),
        Files.readAllBytes(there.toPath().resolve("model.json")));
  }

  @Test
  public void foldersAboveTheOutputAreMade() {
    Path deep = new Path(output, "../a/b/c");
    store.save(first, deep, false);
    assertEquals(first.sha256(), ModelStore.load(conf, deep).sha256());
  }

  @Test
  public void existingOutputIsLeftAlone() throws IOException {
    store.save(first, output, false);
    assertFails(ErrorCode.OUTPUT_EXISTS, () -> store.save(second, output, false));
    assertFails(ErrorCode.OUTPUT_EXISTS, () -> store.requireFree(output, false));
    store.requireFree(output, true);
    assertOnlyModelStands(first);
  }

  @Test
  public void modelIsReplacedWhereAsked() throws IOException {
    store.save(first, output, false);
    store.save(second, output, true);
    assertOnlyModelStands(second);
  }

  @Test
  public void onlyModelsAreReplaced() throws IOException {
    files.create(new Path(output, "thesis.tex")).close();
    assertFails(ErrorCode.OUTPUT_EXISTS, () -> store.requireFree(output, true));
    assertFails(ErrorCode.OUTPUT_EXISTS, () -> store.save(first, output, true));
    assertTrue(files.exists(new Path(output, "thesis.tex")));
  }

  @Test
  public void overwriteNeedsNothingToOverwrite() throws IOException {
    store.requireFree(output, true);
    store.save(first, output, true);
    assertOnlyModelStands(first);
  }

  @Test
  public void rivalThatWinsTheRenameKeepsTheOutput() throws IOException {
    OddFileSystem.BEFORE_RENAME.add(
        () -> new ModelStore(conf, "attempt_2").save(second, output, false));
    assertFails(ErrorCode.OUTPUT_EXISTS, () -> store.save(first, output, false));
    assertOnlyModelStands(second);
  }

  @Test
  public void rivalThatWinsAReplacementKeepsTheOutput() throws IOException {
    store.save(first, output, false);
    OddFileSystem.BEFORE_RENAME.add(() -> {});
    OddFileSystem.BEFORE_RENAME.add(
        () -> new ModelStore(conf, "attempt_2").save(second, output, false));
    assertFails(ErrorCode.OUTPUT_EXISTS, () -> store.save(first, output, true));
    assertEquals(second.sha256(), ModelStore.load(conf, output).sha256());
  }

  @Test
  public void failureBetweenTheRenamesBringsTheOldModelBack() throws IOException {
    store.save(first, output, false);
    OddFileSystem.BEFORE_RENAME.add(() -> {});
    OddFileSystem.BEFORE_RENAME.add(ModelStoreTest::fail);
    assertFails(ErrorCode.INTERNAL, () -> store.save(second, output, true));
    assertOnlyModelStands(first);
  }

  @Test
  public void deathBetweenTheRenamesLeavesTheOldModelAndSaysWhere() throws IOException {
    store.save(first, output, false);
    OddFileSystem.BEFORE_RENAME.add(() -> {});
    OddFileSystem.BEFORE_RENAME.add(ModelStoreTest::fail);
    OddFileSystem.BEFORE_RENAME.add(ModelStoreTest::fail);
    assertFails(ErrorCode.INTERNAL, () -> store.save(second, output, true));
    PlaitException e = assertThrows(PlaitException.class, () -> ModelStore.load(conf, output));
    assertEquals(ErrorCode.NOT_FOUND, e.code());
    assertTrue(e.getMessage(), e.getMessage().contains(".model.replaced-attempt_1"));
    Path old = new Path(output.getParent(), ".model.replaced-attempt_1");
    assertEquals(first.sha256(), ModelStore.load(conf, old).sha256());
    new ModelStore(conf, "attempt_2").save(second, output, true);
    assertOnlyModelStands(second);
  }

  @Test
  public void failureWhileWritingLeavesTheOldModel() throws IOException {
    store.save(first, output, false);
    for (int file = 0; file < 3; file++) {
      for (int before = 0; before < file; before++) {
        OddFileSystem.BEFORE_CREATE.add(() -> {});
      }
      OddFileSystem.BEFORE_CREATE.add(ModelStoreTest::fail);
      assertFails(ErrorCode.INTERNAL, () -> store.save(second, output, true));
      assertOnlyModelStands(first);
    }
  }

  @Test
  public void fullDiskIsSaidAndLeavesTheOldModel() throws IOException {
    store.save(first, output, false);
    OddFileSystem.full = true;
    assertFails(ErrorCode.NO_RESOURCES, () -> store.save(second, output, true));
    OddFileSystem.full = false;
    assertOnlyModelStands(first);
  }

  @Test
  public void whatAnEarlierTryOfTheAttemptLeftIsReplaced() throws IOException {
    files.create(new Path(output.getParent(), ".model.saving-attempt_1/part-00000")).close();
    store.save(first, output, false);
    assertOnlyModelStands(first);
  }

  @Test
  public void divergedModelIsNotSaved() throws IOException {
    Model diverged =
        new Model(
            Samples.spec(ModelKind.SQUARED), new double[] {1, Double.NaN, 2}, Samples.provenance());
    assertFails(ErrorCode.DIVERGED, () -> store.save(diverged, output, false));
    assertEquals(0, folder.getRoot().list().length);
  }

  @Test
  public void absentAndIncompleteModelsAreToldApart() throws IOException {
    assertFails(ErrorCode.NOT_FOUND, () -> ModelStore.load(conf, output));
    assertFails(ErrorCode.NOT_FOUND, () -> ModelStore.load(conf, new Path(output, "a/b")));
    store.save(first, output, false);
    files.delete(new Path(output, "_SUCCESS"), false);
    assertFails(ErrorCode.BAD_DATA, () -> ModelStore.load(conf, output));
  }

  @Test
  public void attemptNamesAreFileNames() {
    for (String name : new String[] {"", "a/b", "..", "a b", "x".repeat(200)}) {
      assertThrows(IllegalArgumentException.class, () -> new ModelStore(conf, name));
    }
  }

  private static void fail() throws IOException {
    throw new IOException("the disk burns");
  }

  private void assertOnlyModelStands(Model expected) throws IOException {
    assertEquals(expected.sha256(), ModelStore.load(conf, output).sha256());
    List<String> names =
        Arrays.stream(files.listStatus(output.getParent()))
            .map(status -> status.getPath().getName())
            .toList();
    assertEquals(List.of("model"), names);
    assertFalse(files.exists(new Path(output, ".model.saving-attempt_1")));
  }

  private static void assertFails(ErrorCode code, Runnable call) {
    PlaitException e = assertThrows(PlaitException.class, call::run);
    assertEquals(e.getMessage(), code, e.code());
  }
}
