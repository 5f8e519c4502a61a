package org.plait.yarn.cli;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Where values come from, as the verb conf tells it. */
public class SourcesTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private Shell shell;
  private Path file;

  @Before
  public void writeTheLayers() throws IOException {
    xml("plait-site.xml", "plait.l2", "1", "plait.seed", "11", "plait.threads", "3");
    file = xml("my.xml", "plait.l2", "2", "plait.seed", "22", "fs.defaultFS", "file:///");
    shell = new Shell().with("PLAIT_CONF_DIR", folder.getRoot().toString());
  }

  private Path xml(String name, String... pairs) throws IOException {
    StringBuilder text = new StringBuilder("<configuration>");
    for (int i = 0; i < pairs.length; i += 2) {
      text.append(
          "<property><name>%s</name><value>%s</value></property>"
              .formatted(pairs[i], pairs[i + 1]));
    }
    return Files.writeString(
        folder.getRoot().toPath().resolve(name), text.append("</configuration>"));
  }

  private void told(JsonObject all, String key, String value, String origin) {
    JsonObject told = all.getAsJsonObject(key);
    assertEquals(key, value, told.get("value").getAsString());
    assertTrue(told.toString(), told.get("origin").getAsString().contains(origin));
  }

  @Test
  public void strongerLayersWin() {
    JsonObject all = shell.json("conf", "--json", "-conf", file, "-Dplait.seed=33");
    told(all, "plait.seed", "33", "-D");
    told(all, "plait.l2", "2", "-conf " + file);
    told(all, "plait.threads", "3", "plait-site.xml");
    told(all, "plait.tolerance", "1e-7", "default");
    assertTrue(all.getAsJsonObject("plait.clusters").get("value").isJsonNull());
  }

  @Test
  public void flagsWinOverAll() {
    Path data = Shell.sample(folder.getRoot().toPath(), 50);
    JsonObject plan =
        shell.json(
            "train",
            "--json",
            "--dry-run",
            "-conf",
            file,
            "--input",
            data.resolve("train"),
            "--output",
            data.resolve("model"),
            "--l2",
            "1/n",
            "-Dplait.l2=5",
            "-D",
            "plait.seed=44");
    assertEquals("1/n", plan.getAsJsonObject("algorithm").get("l2").getAsString());
    assertEquals(44, plan.get("seed").getAsLong());
    assertEquals(3, plan.getAsJsonObject("execution").get("threads").getAsInt());
  }

  @Test
  public void aMissingFileIsAnError() {
    shell.fails(49, "nowhere.xml is not a file", "conf", "-conf", "nowhere.xml");
  }

  @Test
  public void aFileThatIsNoConfigurationIsAnError() throws IOException {
    Path bad = Files.writeString(folder.getRoot().toPath().resolve("bad.xml"), "<configuration>");
    shell.fails(49, "bad.xml cannot be read", "conf", "-conf", bad);
  }

  @Test
  public void typingErrorsAreToldWithWhereTheyStand() throws IOException {
    Path typo = xml("typo.xml", "plait.tolerence", "1");
    shell.fails(
        49,
        "(from -conf " + typo + ") is not a key, the nearest is plait.tolerance",
        "conf",
        "-conf",
        typo);
    shell.fails(49, "2 settings are wrong", "conf", "-Dplait.l2=x", "-Dplait.seeds=3");
  }

  @Test
  public void keysOfHadoopAreHadoops() {
    Path data = Shell.sample(folder.getRoot().toPath(), 50);
    shell.fails(
        42,
        "no file system of nix://x/y",
        "train",
        "--dry-run",
        "--input",
        data,
        "--output",
        "nix://x/y",
        "-Dsome.key=1");
    shell.fails(
        48,
        "nobody.invalid",
        "train",
        "--dry-run",
        "--input",
        "/x",
        "--output",
        "/y",
        "-Dfs.defaultFS=hdfs://nobody.invalid:1");
  }

  @Test
  public void genericOptionsAreChecked() {
    shell.fails(42, "-libjars nowhere.jar cannot be used", "conf", "-libjars", "nowhere.jar");
    shell.ok("conf", "-fs", "file:///", "-jt", "local");
  }
}
