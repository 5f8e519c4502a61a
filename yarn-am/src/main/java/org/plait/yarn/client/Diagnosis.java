package org.plait.yarn.client;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plait.base.ErrorCode;

/**
 * What YARN's diagnostics of a failed application say.
 *
 * @param code the kind of failure
 * @param cause one line
 * @param log the last lines that the container wrote, where the diagnostics have them
 */
record Diagnosis(ErrorCode code, String cause, List<String> log) {
  /** Behind this line the ApplicationMaster, or the NodeManager, quotes the container's log. */
  private static final Pattern QUOTE =
      Pattern.compile("^(Last lines of the log.*|Last \\d+ bytes of .*)$");

  private static final Pattern TOLD =
      Pattern.compile(
          "("
              + String.join("|", Arrays.stream(ErrorCode.values()).map(ErrorCode::name).toList())
              + "): (.+)");

  private static final Pattern EXIT = Pattern.compile("exitCode: (-?\\d+)");

  private static final int LOG_LINES = 20;

  Diagnosis {
    log = List.copyOf(log);
  }

  static Diagnosis of(String diagnostics) {
    List<String> lines = diagnostics.lines().map(String::stripTrailing).toList();
    List<String> log = quoted(lines);
    for (String line : lines) {
      Optional<Diagnosis> told = told(line, log);
      if (told.isPresent()) {
        return told.get();
      }
    }
    return new Diagnosis(ErrorCode.INTERNAL, guess(diagnostics, lines), log);
  }

  /** A line that starts with the name of a code is the message of a PlaitException. */
  private static Optional<Diagnosis> told(String line, List<String> log) {
    Matcher matcher = TOLD.matcher(line);
    if (!matcher.lookingAt()) {
      return Optional.empty();
    }
    return Optional.of(new Diagnosis(ErrorCode.valueOf(matcher.group(1)), matcher.group(2), log));
  }

  private static String guess(String diagnostics, List<String> lines) {
    Matcher exit = EXIT.matcher(diagnostics);
    String why = exit.find() ? why(Integer.parseInt(exit.group(1))) : "";
    String first = lines.stream().filter(l -> !l.isBlank()).findFirst().orElse("");
    if (first.isEmpty()) {
      return "The ApplicationMaster ended without a word.";
    }
    return why.isEmpty() ? first : why + " (" + first + ")";
  }

  /** Exit codes of containers as YARN means them. */
  private static String why(int exit) {
    return switch (exit) {
      case -1000 -> "The container could not be prepared: a staged file is missing or unreadable.";
      case -103 ->
          "The container used more virtual memory than YARN allows; raise plait.am.memory-mb.";
      case -104 -> "The container used more memory than it asked for; raise plait.am.memory-mb.";
      case -100, -101, -102, -105, -106, -107 -> "YARN took the container away.";
      case 137, 143 -> "The ApplicationMaster was killed.";
      case 0 -> "";
      default -> "The ApplicationMaster ended with exit code " + exit + ".";
    };
  }

  private static List<String> quoted(List<String> lines) {
    int from = -1;
    for (int i = 0; i < lines.size(); i++) {
      if (QUOTE.matcher(lines.get(i)).matches()) {
        from = i + 1;
      }
    }
    if (from < 0) {
      return List.of();
    }
    List<String> log =
        lines.subList(from, lines.size()).stream().filter(l -> !l.isBlank()).toList();
    return log.subList(Math.max(0, log.size() - LOG_LINES), log.size());
  }
}
