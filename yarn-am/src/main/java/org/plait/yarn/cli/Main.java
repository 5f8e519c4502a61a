package org.plait.yarn.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.plait.base.Clock;

/** What {@code yarn jar plait.jar} starts. */
public final class Main {
  private Main() {}

  public static void main(String[] words) {
    boolean live =
        Boolean.parseBoolean(
            System.getenv().getOrDefault("PLAIT_LIVE", "" + (System.console() != null)));
    Console console =
        new Console(
            new PrintStream(System.out, true, StandardCharsets.UTF_8),
            new PrintStream(System.err, true, StandardCharsets.UTF_8),
            live,
            System.getenv(),
            Clock.system());
    int exit = new Cli(console).run(words);
    console.out().flush();
    System.exit(exit);
  }
}
