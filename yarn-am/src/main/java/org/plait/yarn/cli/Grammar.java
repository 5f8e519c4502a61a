package org.plait.yarn.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;
import org.plait.conf.DataKeys;
import org.plait.conf.Key;
import org.plait.conf.PlaitKeys;
import org.plait.conf.RunKeys;
import org.plait.conf.Verb;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line's grammar, made from the keys: nothing here knows a single flag. */
final class Grammar {
  private static final int WIDTH = 100;

  private final CommandLine top;

  Grammar() {
    CommandSpec spec = CommandSpec.create().name("plait");
    spec.usageMessage()
        .description("Trains machine-learning models where the data already is: on Hadoop.")
        .footer(Examples.general());
    spec.addOption(help());
    spec.addOption(
        OptionSpec.builder("--version")
            .versionHelp(true)
            .description("Print the version and end.")
            .build());
    for (Verb verb : Verb.values()) {
      spec.addSubcommand(verb.id(), new CommandLine(command(verb)));
    }
    top = new CommandLine(spec).setUsageHelpWidth(WIDTH);
  }

  /**
   * What a user asked for.
   *
   * @param verb what to do
   * @param flags texts of the keys whose flags were given
   * @param word the plain word behind the verb, if it stands for no key
   * @param help whether only help is wanted
   */
  record Command(Verb verb, Map<Key<?>, String> flags, Optional<String> word, boolean help) {}

  /** The page that tells the verbs. */
  String usage() {
    return top.getUsageMessage(CommandLine.Help.Ansi.OFF);
  }

  /** The page of a verb. */
  String usage(Verb verb) {
    return line(verb).getUsageMessage(CommandLine.Help.Ansi.OFF);
  }

  /**
   * Reads a command that begins with a verb.
   *
   * @throws PlaitException USAGE for words that the grammar does not know
   */
  Command parse(List<String> words) {
    Verb verb = verb(words.get(0));
    try {
      ParseResult result = top.parseArgs(words.toArray(String[]::new)).subcommand();
      return command(verb, result);
    } catch (ParameterException e) {
      throw new PlaitException(
          ErrorCode.USAGE,
          oneLine(String.valueOf(e.getMessage())) + "." + suggestions(e),
          "'" + verb.id() + " --help' tells its flags.",
          e);
    }
  }

  private CommandLine line(Verb verb) {
    return Optional.ofNullable(top.getSubcommands().get(verb.id())).orElseThrow();
  }

  static Verb verb(String word) {
    return Arrays.stream(Verb.values())
        .filter(verb -> verb.id().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new PlaitException(
                    ErrorCode.USAGE,
                    "'" + word + "' is not a verb.",
                    "The verbs are "
                        + String.join(", ", Arrays.stream(Verb.values()).map(Verb::id).toList())
                        + "; the verb comes first."));
  }

  private static Command command(Verb verb, ParseResult result) {
    Map<Key<?>, String> flags = new LinkedHashMap<>();
    for (Key<?> key : PlaitKeys.flagsOf(verb)) {
      Key.Flag flag = key.flag().orElseThrow();
      if (result.hasMatchedOption(flag.name())) {
        flags.put(key, flag.isSwitch() ? flag.typed() : result.matchedOptionValue(flag.name(), ""));
      }
    }
    Optional<String> word = Optional.ofNullable(result.matchedPositionalValue(0, (String) null));
    Optional<Key<?>> named = wordOf(verb);
    if (word.isPresent() && named.isPresent()) {
      Key<?> key = named.get();
      if (flags.putIfAbsent(key, word.get()) != null) {
        throw new PlaitException(
            ErrorCode.USAGE,
            "'" + word.get() + "' says the same as " + key.flag().orElseThrow().name() + ".",
            "Give one of them.");
      }
      word = Optional.empty();
    }
    return new Command(verb, flags, word, result.isUsageHelpRequested());
  }

  /** The key that the plain word behind a verb sets. */
  private static Optional<Key<?>> wordOf(Verb verb) {
    return switch (verb) {
      case EVALUATE, PREDICT, INSPECT, EXPORT -> Optional.of(DataKeys.MODEL_DIR);
      case STATUS, KILL, LOGS -> Optional.of(RunKeys.APPLICATION);
      case SAMPLE -> Optional.of(DataKeys.OUTPUT);
      case TRAIN, CONF -> Optional.empty();
    };
  }

  private static CommandSpec command(Verb verb) {
    CommandSpec spec = CommandSpec.create().name(verb.id());
    spec.usageMessage().description(verb.summary()).width(WIDTH).footer(Examples.of(verb));
    spec.usageMessage().sortOptions(false);
    for (Key<?> key : PlaitKeys.flagsOf(verb)) {
      spec.addOption(option(key));
    }
    spec.addOption(help());
    wordLabel(verb).ifPresent(label -> spec.addPositional(positional(label)));
    return spec;
  }

  private static Optional<String> wordLabel(Verb verb) {
    return verb == Verb.CONF
        ? Optional.of("KEY")
        : wordOf(verb)
            .map(
                key ->
                    switch (verb) {
                      case STATUS, KILL, LOGS -> "APPLICATION";
                      case SAMPLE -> "PATH";
                      default -> "MODEL";
                    });
  }

  private static PositionalParamSpec positional(String label) {
    return PositionalParamSpec.builder().index("0").arity("0..1").paramLabel(label).build();
  }

  private static OptionSpec help() {
    return OptionSpec.builder("-h", "--help")
        .usageHelp(true)
        .description("Print this and end.")
        .build();
  }

  private static OptionSpec option(Key<?> key) {
    Key.Flag flag = key.flag().orElseThrow();
    OptionSpec.Builder option = OptionSpec.builder(flag.name());
    if (flag.isSwitch()) {
      return option.type(boolean.class).arity("0").description(key.help() + ".").build();
    }
    String fallback = key.fallback().isEmpty() ? "" : " (default " + key.fallback() + ")";
    return option
        .type(String.class)
        .arity("1")
        .paramLabel(flag.argument())
        .description(key.help() + fallback + ".")
        .build();
  }

  private static String suggestions(ParameterException failure) {
    if (failure instanceof UnmatchedArgumentException unmatched) {
      List<String> near = unmatched.getSuggestions();
      return near.isEmpty() ? "" : " The nearest: " + String.join(", ", near) + ".";
    }
    return "";
  }

  private static String oneLine(String message) {
    String line = message.replaceAll("\\s+", " ").trim();
    return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
  }
}
