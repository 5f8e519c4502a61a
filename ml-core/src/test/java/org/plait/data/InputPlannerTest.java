package org.plait.data;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.plait.base.ErrorCode;

public class InputPlannerTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private DataFiles files;
  private String root;

  @Before
  public void open() {
    files = new DataFiles(folder.getRoot().toPath());
    root = folder.getRoot().toString();
  }

  private static InputSpec plan(InputRequest request) {
    return InputPlanner.plan(request, DataFiles.CONF);
  }

  private static List<String> relative(String input) {
    return plan(InputRequest.of(input)).files().stream().map(InputFile::relative).toList();
  }

  private static void fails(ErrorCode code, InputRequest request, String... words) {
    ReadingFails.with(code, () -> plan(request), words);
  }

  @Test
  public void listsFoldersInOrderOfRelativePath() {
    files.write("in/b/part-1.libsvm", "1\n");
    files.write("in/b/part-0.libsvm", "1\n");
    files.write("in/a.libsvm", "1\n");
    files.write("in/b.libsvm", "1\n");
    files.write("in/_SUCCESS", "");
    files.write("in/.hidden.libsvm", "1\n");
    files.write("in/_logs/x.libsvm", "1\n");
    assertEquals(
        List.of("a.libsvm", "b.libsvm", "b/part-0.libsvm", "b/part-1.libsvm"),
        relative(root + "/in"));
  }

  @Test
  public void pathsAreQualifiedAndFilesDescribed() throws IOException {
    Path path = files.write("a.libsvm", "1 1:1\n");
    InputFile file = plan(InputRequest.of(path.toString())).files().get(0);
    assertEquals("file:" + path, file.path());
    assertEquals("a.libsvm", file.relative());
    assertEquals(6, file.length());
    assertEquals(Files.getLastModifiedTime(path).toMillis(), file.modified());
  }

  @Test
  public void listsAndGlobsMayBeMixed() {
    for (String name : List.of("a1.svm", "a2.svm", "b1.svm", "c1.svm", "_a3.svm")) {
      files.write(name, "1\n");
    }
    assertEquals(
        List.of("a1.svm", "a2.svm", "c1.svm"), relative(root + "/a*.svm, " + root + "/c1.svm"));
    assertEquals(List.of("a1.svm", "b1.svm"), relative(root + "/{a,b}1.svm"));
    assertEquals(List.of("_a3.svm"), relative(root + "/_a3.svm"));
  }

  @Test
  public void whatIsNotThereIsNotFound() {
    files.write("empty/_SUCCESS", "");
    fails(ErrorCode.NOT_FOUND, InputRequest.of(root + "/no"), "/no does not exist");
    fails(ErrorCode.NOT_FOUND, InputRequest.of(root + "/no*"), "/no* matches no file");
    fails(ErrorCode.NOT_FOUND, InputRequest.of(root + "/empty"), "holds no file");
    fails(ErrorCode.NOT_FOUND, InputRequest.of(" , "), "has no file");
  }

  @Test
  public void oneElementWithoutAFileFailsTheList() {
    files.write("a.svm", "1\n");
    fails(ErrorCode.NOT_FOUND, InputRequest.of(root + "/a.svm," + root + "/b*"), "matches no file");
  }

  @Test
  public void aFileCountsOnce() {
    files.write("in/a.svm", "1\n");
    fails(
        ErrorCode.USAGE,
        InputRequest.of(root + "/in," + root + "/in/a.svm"),
        "a.svm is named twice");
  }

  @Test
  public void emptyPartsAreLeftOutButNotAllOfThem() {
    files.write("in/a.svm", "");
    fails(ErrorCode.BAD_DATA, InputRequest.of(root + "/in"), "only empty files");
    files.write("in/b.svm", "1\n");
    assertEquals(List.of("b.svm"), relative(root + "/in"));
  }

  @Test
  public void theNameTellsTheFormat() {
    for (String name : List.of("a.libsvm", "a.svm.gz", "a.SVMLIGHT", "a.csv", "a.csv.gz")) {
      Format wanted = name.contains("csv") ? Format.CSV : Format.LIBSVM;
      Path path = files.write(name, "1\n");
      assertEquals(wanted, plan(InputRequest.of(path.toString())).format());
    }
    Path text = files.write("a.txt", "1\n");
    fails(ErrorCode.USAGE, InputRequest.of(text.toString()), "a.txt", "--format libsvm, csv");
    InputRequest named = InputRequest.of(text.toString());
    assertEquals(Format.CSV, plan(named.withFormat("CSV")).format());
    fails(ErrorCode.USAGE, named.withFormat("arff"), "--format arff", "libsvm, csv or idx");
  }

  @Test
  public void formatsAreNotMixed() {
    files.write("in/a.svm", "1\n");
    files.write("in/b.csv", "a,y\n");
    fails(ErrorCode.USAGE, InputRequest.of(root + "/in"), "several formats", "LIBSVM", "CSV");
    assertEquals(Format.CSV, plan(InputRequest.of(root + "/in/*.csv")).format());
  }

  @Test
  public void labelsBelongToImages() {
    byte[] images = DataFiles.idx(new byte[4], 1, 4);
    Path i = files.write("x-images-idx3-ubyte", images);
    Path l = files.write("x-labels-idx1-ubyte", DataFiles.idx(new byte[1], 1));
    files.write("y-images-idx3-ubyte", images);
    InputSpec spec = plan(InputRequest.of(i.toString()).withLabels(l.toString()));
    assertEquals(Format.IDX, spec.format());
    assertEquals(List.of("file:" + l), spec.labelFiles().stream().map(InputFile::path).toList());
    fails(ErrorCode.USAGE, InputRequest.of(i.toString()), "Add --labels FILE");
    fails(
        ErrorCode.USAGE,
        InputRequest.of(root + "/*images*").withLabels(l.toString()),
        "2 files and --labels 1");
    fails(
        ErrorCode.NOT_FOUND,
        InputRequest.of(i.toString()).withLabels(root + "/nope"),
        "/nope does not exist");
    Path svm = files.write("a.svm", "1\n");
    fails(
        ErrorCode.USAGE,
        InputRequest.of(svm.toString()).withLabels(l.toString()),
        "--labels is for idx");
  }

  @Test
  public void blocksAreASixtyFourthWithinBounds() {
    Path small = files.write("small.svm", "1\n");
    assertEquals(16 << 10, plan(InputRequest.of(small.toString())).blockBytes());
    Path middle = files.write("middle.svm", new byte[3 << 20]);
    assertEquals((3 << 20) / 64, plan(InputRequest.of(middle.toString())).blockBytes());
    assertEquals(100, plan(InputRequest.of(middle.toString()).withBlockBytes(100)).blockBytes());
  }

  @Test
  public void impossibleNumbersAreUsageErrors() {
    InputRequest request = InputRequest.of(files.write("a.svm", "1\n").toString());
    fails(ErrorCode.USAGE, request.withScales(Double.NaN, 1), "--scale is NaN");
    fails(ErrorCode.USAGE, request.withScales(1, Double.NEGATIVE_INFINITY), "--label-scale");
    fails(ErrorCode.USAGE, request.withFeatures(-1), "--features is -1");
    fails(ErrorCode.USAGE, request.withBlockBytes(3), "block size is 3");
  }

  @Test
  public void pathsThatAreNoneAreUsageErrors() {
    fails(ErrorCode.USAGE, InputRequest.of("nosuch://host/a.svm"), "nosuch");
    fails(ErrorCode.USAGE, InputRequest.of("file:///a:b://%:x"), "is not a path");
  }

  @Test
  public void aFolderThatMayNotBeListedIsTold() throws IOException {
    assumeFalse("root may list everything", System.getProperty("user.name").equals("root"));
    Path shut = files.write("shut/a.svm", "1\n").getParent();
    Files.setPosixFilePermissions(shut, PosixFilePermissions.fromString("---------"));
    fails(ErrorCode.NO_PERMISSION, InputRequest.of(shut.toString()), "shut");
    assertTrue(shut.toFile().setExecutable(true));
  }
}
