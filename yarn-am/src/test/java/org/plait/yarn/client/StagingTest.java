package org.plait.yarn.client;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.google.gson.Gson;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.LocalResource;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;
import org.plait.data.Format;
import org.plait.data.InputFile;
import org.plait.data.InputSpec;
import org.plait.objective.ModelKind;
import org.plait.train.Algorithm;
import org.plait.train.Execution;
import org.plait.train.Mode;
import org.plait.train.Stopping;
import org.plait.train.TrainingPlan;

public class StagingTest {
  private static final ApplicationId ID = ApplicationId.newInstance(1, 7);
  private static final TrainingPlan PLAN =
      new TrainingPlan(
          new InputSpec(
              Format.LIBSVM,
              List.of(new InputFile("hdfs://nn/a<b>", "a<b>", 10, 20)),
              List.of(),
              "",
              1,
              1,
              0,
              1024),
          List.of(),
          0.25,
          "hdfs://nn/out",
          new Algorithm(
              ModelKind.SOFTMAX, true, 0, 1e-300, "1/n", "lbfgs", 0.1, 10, Mode.GRADIENT, 1, 0),
          new Stopping(2, 1, 1e-9, Stopping.NO_TARGET),
          new Execution("mapreduce", 2, 2, 3, 0),
          Long.MIN_VALUE,
          true);

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private String before;
  private FileSystem fs;
  private Path staged;

  @Before
  public void open() throws IOException {
    File jar = folder.newFile("some.jar");
    Files.writeString(jar.toPath(), "bytes of a jar");
    before = System.getProperty("plait.jar", "");
    System.setProperty("plait.jar", jar.getPath());
    fs = FileSystem.getLocal(new Configuration());
    staged = Staging.folder(fs, folder.getRoot() + "/staging", ID);
  }

  @After
  public void restore() {
    if (before.isEmpty()) {
      System.clearProperty("plait.jar");
    } else {
      System.setProperty("plait.jar", before);
    }
  }

  @Test
  public void theFolderIsNamedByTheApplication() {
    assertEquals(ID.toString(), staged.getName());
    assertEquals(
        new Path(fs.getHomeDirectory(), ".plait/staging/" + ID), Staging.folder(fs, "", ID));
  }

  @Test
  public void everyFileOfTheContainerIsStagedForTheOwnerOnly() throws IOException {
    Map<String, LocalResource> resources =
        Staging.create(fs, staged).fill(PLAN, new Configuration(false));
    assertEquals(
        Set.of("plait.jar", "plan.json", "conf.xml", "log4j.properties"), resources.keySet());
    assertEquals("rwx------", fs.getFileStatus(staged).getPermission().toString());
    for (String name : List.of("plan.json", "conf.xml")) {
      Path file = new Path(staged, name);
      assertEquals("rw-------", fs.getFileStatus(file).getPermission().toString());
    }
    resources.forEach(
        (name, resource) -> assertTrue(name + " " + resource, resource.getSize() > 0));
  }

  @Test
  public void thePlanComesBackEqual() throws IOException {
    Staging.create(fs, staged).fill(PLAN, new Configuration(false));
    String json = Files.readString(java.nio.file.Path.of(staged.toUri().getPath(), "plan.json"));
    assertEquals(PLAN, new Gson().fromJson(json, TrainingPlan.class));
  }

  @Test
  public void theConfigurationComesBackWithEveryValue() throws IOException {
    Configuration conf = new Configuration(false);
    conf.set("plait.iterations", "7");
    conf.set("some.key", "a<b>&\"c\" ${not.expanded}");
    Staging.create(fs, staged).fill(PLAN, conf);
    Configuration back = new Configuration(false);
    back.addResource(new Path(staged, "conf.xml"));
    assertEquals("7", back.get("plait.iterations"));
    assertEquals("a<b>&\"c\" ${not.expanded}", back.getRaw("some.key"));
  }

  @Test
  public void whatWasNotSubmittedIsTakenBack() throws IOException {
    Staging staging = Staging.create(fs, staged);
    staging.fill(PLAN, new Configuration(false));
    staging.delete();
    assertFalse(fs.exists(staged));
  }

  @Test
  public void aFolderOfClassesIsNoJar() {
    System.setProperty("plait.jar", folder.getRoot().getPath());
    PlaitException refusal = assertThrows(PlaitException.class, Staging::ownJar);
    assertEquals(ErrorCode.BAD_CONFIGURATION, refusal.code());
  }
}
