package org.plait.conf;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Test;

public class ConfigurationPageTest {
  private static final String COMMAND =
      "mvn -q -pl ml-core test -Dtest=ConfigurationPageTest -Dplait.regenerate=true";

  private static Path page() {
    return Path.of(System.getProperty("plait.root", ".."), "docs", "configuration.md");
  }

  @Test
  public void pageSaysWhatTheKeysSay() throws IOException {
    String rendered = ConfigurationPage.render();
    if (Boolean.getBoolean("plait.regenerate")) {
      Files.createDirectories(page().getParent());
      Files.writeString(page(), rendered);
    }
    assertTrue("docs/configuration.md is missing; run: " + COMMAND, Files.exists(page()));
    assertEquals(
        "docs/configuration.md is out of date; run: " + COMMAND,
        rendered,
        Files.readString(page()));
  }

  @Test
  public void pageTellsEveryKey() {
    String rendered = ConfigurationPage.render();
    for (Key<?> key : PlaitKeys.ALL) {
      assertTrue(key.name(), rendered.contains("### `" + key.name() + "`"));
      assertTrue(key.name(), rendered.contains(key.type().description()));
    }
  }
}
