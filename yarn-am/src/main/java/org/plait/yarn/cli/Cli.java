package org.plait.yarn.cli;

import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;
import org.plait.conf.Key;
import org.plait.conf.RunKeys;
import org.plait.conf.Settings;
import org.plait.conf.Verb;

/** The command line without the process: words in, exit code out. One thread. */
final class Cli {
  private static final int DONE = 0;

  private final Console console;
  private final Backends backends;

  Cli(Console console) {
    this(console, Backends.real());
  }

  Cli(Console console, Backends backends) {
    this.console = console;
    this.backends = backends;
  }

  /** Does what the words say; never throws. */
  int run(String[] words) {
    boolean verbose = List.of(words).contains(verboseFlag());
    try {
      start(words);
      return DONE;
    } catch (Throwable thrown) {
      PlaitException failure = Failures.of(thrown);
      console.err().println(Failures.render(failure, verbose));
      return failure.code().exit();
    }
  }

  private static String verboseFlag() {
    return RunKeys.VERBOSE.flag().map(Key.Flag::name).orElseThrow();
  }

  private void start(String[] args) {
    HadoopOptions options = HadoopOptions.gather(args);
    List<String> words = options.words();
    Grammar grammar = new Grammar();
    if (words.isEmpty()) {
      console.err().print(grammar.usage());
      throw new PlaitException(ErrorCode.USAGE, "There is no verb.", "Say what to do: train, ...");
    }
    switch (words.get(0)) {
      case "--version" -> console.out().println(version());
      case "-h", "--help" -> console.out().print(grammar.usage());
      case "help" -> help(grammar, words);
      default -> run(options, grammar);
    }
  }

  private void help(Grammar grammar, List<String> words) {
    console
        .out()
        .print(words.size() == 1 ? grammar.usage() : grammar.usage(Grammar.verb(words.get(1))));
  }

  private void run(HadoopOptions options, Grammar grammar) {
    Grammar.Command command = grammar.parse(options.words());
    if (command.help()) {
      console.out().print(grammar.usage(command.verb()));
      return;
    }
    Configuration hadoop = new Configuration();
    Settings settings = Sources.read(options, command, console.environment(), hadoop);
    dispatch(new Session(settings, hadoop, console), command.word());
  }

  private void dispatch(Session session, Optional<String> word) {
    Verb verb = session.settings().verb();
    switch (verb) {
      case TRAIN -> new Train(session, backends).run();
      case EVALUATE -> new Evaluate(session, backends).run();
      case PREDICT -> new Predict(session, backends).run();
      case INSPECT -> new Inspect(session).run();
      case EXPORT -> new Export(session).run();
      case STATUS -> new Runs(session, backends).status();
      case KILL -> new Runs(session, backends).kill();
      case LOGS -> new Runs(session, backends).logs();
      case SAMPLE -> new Sample(session).run();
      case CONF -> new Conf(session).run(word);
    }
  }

  private static String version() {
    String version = Cli.class.getPackage().getImplementationVersion();
    return "plait " + (version == null ? "(not from a jar)" : version);
  }
}
