package org.plait.yarn.client;

import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.LocalResource;
import org.apache.hadoop.yarn.api.records.LocalResourceType;
import org.apache.hadoop.yarn.api.records.LocalResourceVisibility;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;
import org.plait.train.TrainingPlan;
import org.plait.yarn.am.Names;

/**
 * The folder in which an application finds what it runs: jar, plan, configuration, logging. Only
 * its owner may look into it. One thread.
 */
final class Staging {
  private static final FsPermission PRIVATE_FOLDER = new FsPermission((short) 0700);
  private static final FsPermission PRIVATE_FILE = new FsPermission((short) 0600);

  private final FileSystem fs;
  private final Path folder;

  private Staging(FileSystem fs, Path folder) {
    this.fs = fs;
    this.folder = folder;
  }

  /**
   * Where the staging folder of an application is.
   *
   * @param parent the user's choice; empty: {@code .plait/staging} in the home folder
   */
  static Path folder(FileSystem fs, String parent, ApplicationId id) {
    Path staging = new Path(parent.isEmpty() ? ".plait/staging" : parent);
    return new Path(fs.makeQualified(new Path(fs.getHomeDirectory(), staging)), id.toString());
  }

  static Staging create(FileSystem fs, Path folder) {
    return Failures.calling(
        "make the staging folder " + folder,
        () -> {
          fs.mkdirs(folder.getParent(), PRIVATE_FOLDER);
          fs.mkdirs(folder, PRIVATE_FOLDER);
          fs.setPermission(folder, PRIVATE_FOLDER); // whatever the umask is
          return new Staging(fs, folder);
        });
  }

  Path folder() {
    return folder;
  }

  /** Writes all files; the resources of the ApplicationMaster's container, by local name. */
  Map<String, LocalResource> fill(TrainingPlan plan, Configuration conf) {
    return Failures.calling(
        "fill the staging folder " + folder,
        () -> {
          fs.copyFromLocalFile(false, true, new Path(ownJar().toUri()), file(Names.JAR));
          write(Names.PLAN, out -> out.write(json(plan)));
          write(Names.CONF, conf::writeXml);
          write(Names.LOG4J, this::copyLogging);
          Map<String, LocalResource> resources = new LinkedHashMap<>();
          for (String name : List.of(Names.JAR, Names.PLAN, Names.CONF, Names.LOG4J)) {
            resources.put(name, resource(file(name)));
          }
          return resources;
        });
  }

  /** Takes everything back, when the application was not submitted. */
  void delete() {
    try {
      fs.delete(folder, true);
    } catch (IOException e) {
      // The failure that made us come here is the one to tell.
    }
  }

  private Path file(String name) {
    return new Path(folder, name);
  }

  private interface Content {
    void to(OutputStream out) throws IOException;
  }

  private void write(String name, Content content) throws IOException {
    try (OutputStream out = FileSystem.create(fs, file(name), PRIVATE_FILE)) {
      content.to(out);
    }
  }

  private static byte[] json(TrainingPlan plan) {
    return new GsonBuilder()
        .setPrettyPrinting()
        .create()
        .toJson(plan)
        .getBytes(StandardCharsets.UTF_8);
  }

  private void copyLogging(OutputStream out) throws IOException {
    try (InputStream in = Staging.class.getResourceAsStream("am-log4j.properties")) {
      if (in == null) {
        throw new IOException("am-log4j.properties is missing in " + ownJar());
      }
      in.transferTo(out);
    }
  }

  private LocalResource resource(Path path) throws IOException {
    FileStatus status = fs.getFileStatus(path);
    return LocalResource.newInstance(
        org.apache.hadoop.yarn.api.records.URL.fromPath(path),
        LocalResourceType.FILE,
        LocalResourceVisibility.APPLICATION,
        status.getLen(),
        status.getModificationTime());
  }

  /** The jar that this class came from, or the one that {@code -Dplait.jar=} of the JVM names. */
  static java.nio.file.Path ownJar() {
    String named = System.getProperty("plait.jar", "");
    java.nio.file.Path jar = named.isEmpty() ? location() : java.nio.file.Path.of(named);
    if (!Files.isRegularFile(jar)) {
      throw new PlaitException(
          ErrorCode.BAD_CONFIGURATION,
          "Plait runs from " + jar + ", which is no jar that a cluster could be given.",
          "Run it as 'yarn jar plait.jar ...', or name the jar with -Dplait.jar=.");
    }
    return jar;
  }

  private static java.nio.file.Path location() {
    URL url = Staging.class.getProtectionDomain().getCodeSource().getLocation();
    try {
      return java.nio.file.Path.of(url.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("class path entry " + url, e);
    }
  }
}
