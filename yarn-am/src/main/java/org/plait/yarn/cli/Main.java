package org.plait.yarn.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.plait.base.Clock;
import org.plait.base.ErrorCode;

/** What {@code yarn jar plait.jar} starts. */
public final class Main {
  /** How long a command that a signal ends may take to say where it stands. */
  private static final long GRACE_MILLIS = 5_000;

  private static final String LIVE = "PLAIT_LIVE";

  private Main() {}

  public static void main(String[] words) {
    AtomicBoolean done = new AtomicBoolean();
    AtomicBoolean signalled = new AtomicBoolean();
    Thread command = Thread.currentThread();
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> interrupt(command, done, signalled), "plait-signal"));
    Console console =
        new Console(
            new PrintStream(System.out, true, StandardCharsets.UTF_8),
            new PrintStream(System.err, true, StandardCharsets.UTF_8),
            isTerminal(),
            System.getenv(),
            Clock.system());
    int exit = new Cli(console).run(words);
    console.out().flush();
    done.set(true);
    if (!signalled.get()) { // else the hook waits for this thread, and exiting would wait for it
      System.exit(exit);
    }
  }

  /** Runs at the end of the process: on a signal, before the command is done. */
  private static void interrupt(Thread command, AtomicBoolean done, AtomicBoolean signalled) {
    if (done.get()) {
      return;
    }
    signalled.set(true);
    command.interrupt();
    try {
      command.join(GRACE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(ErrorCode.INTERRUPTED.exit());
  }

  /** Whether stderr is a terminal, as Linux tells it; elsewhere the variable decides. */
  private static boolean isTerminal() {
    if (System.getenv().containsKey(LIVE)) {
      return Boolean.parseBoolean(System.getenv(LIVE));
    }
    try {
      String device = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
      return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }
}
