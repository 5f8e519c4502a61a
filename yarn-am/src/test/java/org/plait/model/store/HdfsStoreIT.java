package org.plait.model.store;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.hadoop.hdfs.protocol.HdfsConstants;
import org.apache.hadoop.security.UserGroupInformation;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Test;
import org.plait.base.Clock;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;
import org.plait.model.Model;
import org.plait.model.Provenance;
import org.plait.objective.ModelKind;
import org.plait.objective.ModelSpec;
import org.plait.param.Checkpoint;
import org.plait.param.KeyRange;
import org.plait.param.ParameterPartition;

/** Models and checkpoints in a real HDFS: what its rename, its quota and its permissions do. */
public class HdfsStoreIT {
  private static MiniDFSCluster cluster;
  private static Configuration conf;
  private static DistributedFileSystem files;

  private Path root;
  private Path output;

  @BeforeClass
  public static void startCluster() throws IOException {
    conf = new Configuration();
    String data = System.getProperty("test.build.data", System.getProperty("java.io.tmpdir"));
    File base = new File(data, "hdfs-store").getAbsoluteFile();
    conf.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, base.getPath());
    cluster = new MiniDFSCluster.Builder(conf).numDataNodes(1).build();
    cluster.waitActive();
    files = cluster.getFileSystem();
  }

  @AfterClass
  public static void stopCluster() {
    if (cluster != null) {
      cluster.shutdown();
    }
  }

  @Before
  public void makeRoom() throws IOException {
    root = files.makeQualified(new Path("/run"));
    output = new Path(root, "model");
    files.delete(root, true);
    files.mkdirs(root);
  }

  @Test
  public void hadoopsOwnRenameIsTheTrapThatTheStoreAvoids() throws IOException {
    Path from = new Path(root, "from");
    Path taken = new Path(root, "taken");
    files.mkdirs(from);
    files.mkdirs(taken);
    assertTrue(files.rename(from, taken));
    assertTrue(files.exists(new Path(taken, "from")));

    files.mkdirs(from);
    assertThrows(FileAlreadyExistsException.class, () -> Rename.move(conf, from, taken));
    Path empty = new Path(root, "empty");
    files.mkdirs(empty);
    assertThrows(FileAlreadyExistsException.class, () -> Rename.move(conf, from, empty));
    Path file = new Path(root, "file");
    files.create(file).close();
    assertThrows(FileAlreadyExistsException.class, () -> Rename.move(conf, from, file));
    assertEquals(List.of("empty", "file", "from", "taken"), names(root));
    Rename.move(conf, from, new Path(root, "free"));
    assertEquals(List.of("empty", "file", "free", "taken"), names(root));
  }

  @Test
  public void modelIsSavedLoadedRefusedAndReplaced() throws IOException {
    ModelStore store = new ModelStore(conf, "attempt_1");
    store.save(model(1), output, false);
    assertEquals(model(1).sha256(), ModelStore.load(conf, output).sha256());
    assertFails(ErrorCode.OUTPUT_EXISTS, () -> store.save(model(2), output, false));
    assertEquals(model(1).sha256(), ModelStore.load(conf, output).sha256());
    store.save(model(2), output, true);
    assertEquals(model(2).sha256(), ModelStore.load(conf, output).sha256());
    assertEquals(List.of("model"), names(root));
    assertEquals(List.of("_SUCCESS", "model.json", "part-00000"), names(output));
  }

  @Test
  public void checkpointIsCommittedOnceAndReadInAnyCut() throws IOException {
    CheckpointStore store = new CheckpointStore(conf, WorkFolder.of(output), "attempt_1");
    CheckpointStore rival = new CheckpointStore(conf, WorkFolder.of(output), "attempt_2");
    store.commit(state(1, 0));
    rival.commit(state(1, 0));
    assertFails(ErrorCode.INTERNAL, () -> rival.commit(state(1, 5)));
    assertEquals(List.of("step-000001"), names(WorkFolder.of(output).path()));
    store.commit(state(2, 0));
    Checkpoint latest = rival.latest().checkpoint().orElseThrow();
    assertEquals(2, latest.step());
    assertEquals(state(2, 0).scalars(), latest.scalars());
    assertArrayEquals(state(2, 0).weights(), latest.weights(), 0);
    assertArrayEquals(new double[] {2, 3, 4}, store.readRange(2, new KeyRange(2, 5)).weights(), 0);
    assertEquals(2, store.partPaths(2).size());
    store.prune(1);
    assertEquals(List.of("step-000002"), names(WorkFolder.of(output).path()));
  }

  @Test
  public void cutBlockIsADamagedStep() throws IOException {
    CheckpointStore store = new CheckpointStore(conf, WorkFolder.of(output), "attempt_1");
    store.commit(state(1, 0));
    store.commit(state(2, 0));
    Path part = store.partPaths(2).get(1);
    long cut = files.getFileStatus(part).getLen() - 3;
    files.truncate(part, cut);
    awaitLength(part, cut);
    CheckpointStore.Latest latest = store.latest();
    assertEquals(1, latest.checkpoint().orElseThrow().step());
    assertEquals(1, latest.warnings().size());
  }

  @Test
  public void exceededQuotaLeavesTheOldModelWhole() throws IOException {
    ModelStore store = new ModelStore(conf, "attempt_1");
    store.save(model(1), output, false);
    files.setQuota(root, HdfsConstants.QUOTA_DONT_SET, 1000);
    try {
      assertFails(ErrorCode.NO_RESOURCES, () -> store.save(model(2), output, true));
    } finally {
      files.setQuota(root, HdfsConstants.QUOTA_RESET, HdfsConstants.QUOTA_RESET);
    }
    assertEquals(model(1).sha256(), ModelStore.load(conf, output).sha256());
    assertEquals(List.of("model"), names(root));
  }

  @Test
  public void forbiddenFolderIsNoPermission() throws Exception {
    files.setPermission(root, new FsPermission((short) 0700));
    UserGroupInformation ann =
        UserGroupInformation.createUserForTesting("ann", new String[] {"people"});
    ann.doAs(
        (java.security.PrivilegedAction<Void>)
            () -> {
              ModelStore store = new ModelStore(conf, "attempt_1");
              assertFails(ErrorCode.NO_PERMISSION, () -> store.save(model(1), output, false));
              assertFails(ErrorCode.NO_PERMISSION, () -> ModelStore.load(conf, output));
              return null;
            });
    assertFalse(files.exists(output));
  }

  @Test
  public void safeModeIsUnavailable() throws IOException {
    CheckpointStore store = new CheckpointStore(conf, WorkFolder.of(output), "attempt_1");
    store.commit(state(1, 0));
    files.setSafeMode(org.apache.hadoop.fs.SafeModeAction.ENTER);
    try {
      assertFails(ErrorCode.UNAVAILABLE, () -> store.commit(state(2, 0)));
      assertEquals(1, store.latest().checkpoint().orElseThrow().step());
    } finally {
      files.setSafeMode(org.apache.hadoop.fs.SafeModeAction.LEAVE);
    }
    store.commit(state(2, 0));
    assertEquals(2, store.latest().checkpoint().orElseThrow().step());
  }

  /** A truncation inside a block goes on in the background. */
  private static void awaitLength(Path file, long length) throws IOException {
    Clock clock = Clock.system();
    long deadline = clock.nanos() + Duration.ofMinutes(1).toNanos();
    while (files.getFileStatus(file).getLen() != length) {
      assertTrue(file + " was not cut within a minute", clock.nanos() < deadline);
      clock.sleep(Duration.ofMillis(100));
    }
  }

  private static Model model(double weight) {
    Provenance provenance =
        new Provenance(
            "1",
            List.of("/in"),
            "f",
            10,
            Map.of("l2", "0"),
            "local",
            1,
            2,
            "squared",
            0.5,
            Map.of());
    ModelSpec spec = new ModelSpec(ModelKind.SQUARED, 3, true, List.of(), 0);
    return new Model(spec, new double[] {weight, 2, 3, 4}, provenance);
  }

  private static Checkpoint state(long step, double first) {
    double[] left = {first, 1, 2};
    double[] right = {3, 4};
    return new Checkpoint(
        step,
        List.of(
            new ParameterPartition(new KeyRange(0, 3), left, new double[][] {left.clone()}),
            new ParameterPartition(new KeyRange(3, 5), right, new double[][] {right.clone()})),
        Map.of("direction", new double[] {1, 2, 3, 4, 5}),
        Map.of("loss", 0.1));
  }

  private static List<String> names(Path folder) throws IOException {
    FileSystem system = folder.getFileSystem(conf);
    return Arrays.stream(system.listStatus(folder))
        .map(FileStatus::getPath)
        .map(Path::getName)
        .toList();
  }

  private static void assertFails(ErrorCode code, Runnable call) {
    PlaitException e = assertThrows(PlaitException.class, call::run);
    assertEquals(e.getMessage(), code, e.code());
  }
}
