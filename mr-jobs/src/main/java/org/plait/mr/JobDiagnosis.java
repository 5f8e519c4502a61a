package org.plait.mr;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;

/**
 * Finds the cause of a failed job in what Hadoop tells about it, and says it in one line: what
 * failed, why, what to do, and where the log is.
 */
final class JobDiagnosis {
  private static final Pattern OURS =
      Pattern.compile(Pattern.quote(PlaitException.class.getName()) + ": ([A-Z_]+): ([^\n]*)");
  private static final Pattern MEMORY =
      Pattern.compile(
          "OutOfMemoryError|beyond the '?(PHYSICAL|VIRTUAL)'? memory limit"
              + "|beyond (physical|virtual) memory limits"
              + "|[Ee]xit ?[Cc]ode(?: is|:)? (137|-104|-103)\\b");
  private static final Pattern TIMEOUT = Pattern.compile("Timed out after (\\d+) sec");
  private static final Pattern TERMINATED = Pattern.compile("[Ee]xit ?[Cc]ode(?: is|:)? 143\\b");
  private static final Pattern EXCEPTION =
      Pattern.compile("(?m)^(?:Error: |Caused by: )?([\\w.$]+(?:Exception|Error)\\b[^\n]*)$");
  private static final int LONGEST = 600;

  private final String title;
  private final String job;

  /**
   * @param title what the job was for
   * @param job its id
   */
  JobDiagnosis(String title, String job) {
    this.title = title;
    this.job = job;
  }

  /**
   * The failure to tell, from all that is known.
   *
   * @param failures attempts that failed, the first one first
   * @param info what Hadoop tells about the job as a whole
   */
  PlaitException of(List<TaskFailure> failures, String info) {
    List<TaskFailure> all = new ArrayList<>(failures);
    all.add(new TaskFailure(job, info));
    for (TaskFailure failure : all) {
      Optional<PlaitException> told = ours(failure);
      if (told.isPresent()) {
        return told.get();
      }
    }
    for (TaskFailure failure : all) {
      if (MEMORY.matcher(failure.diagnostics()).find()) {
        return memory(failure);
      }
    }
    return all.stream()
        .filter(f -> !f.diagnostics().isBlank())
        .findFirst()
        .map(this::other)
        .orElseGet(() -> other(new TaskFailure(job, "Hadoop tells no reason")));
  }

  /** What a task of ours threw, with the code that it threw. */
  Optional<PlaitException> ours(TaskFailure failure) {
    Matcher matcher = OURS.matcher(failure.diagnostics());
    while (matcher.find()) {
      for (ErrorCode code : ErrorCode.values()) {
        if (code.name().equals(matcher.group(1))) {
          return Optional.of(new PlaitException(code, matcher.group(2), log(failure)));
        }
      }
    }
    return Optional.empty();
  }

  /** Whether another attempt would fail in the same way, so that waiting for it is in vain. */
  static boolean isFinal(PlaitException failure) {
    return switch (failure.code()) {
      case BAD_DATA, DIVERGED, BAD_CONFIGURATION, USAGE, NO_PERMISSION -> true;
      default -> false;
    };
  }

  /** The failure in a few words, for news about attempts that are repeated. */
  static String brief(TaskFailure failure) {
    Matcher exception = EXCEPTION.matcher(failure.diagnostics());
    if (exception.find()) {
      return shorten(exception.group(1));
    }
    return failure.diagnostics().isBlank() ? "no reason told" : shorten(failure.diagnostics());
  }

  private PlaitException memory(TaskFailure failure) {
    return new PlaitException(
        ErrorCode.NO_RESOURCES,
        "%s ran out of memory: %s failed (%s).".formatted(title, failure.attempt(), brief(failure)),
        "Give tasks more memory (-Dplait.task.memory-mb=2048), or use more of them "
            + "(-Dplait.mapreduce.mappers=N, -Dplait.mapreduce.reducers=N). "
            + log(failure));
  }

  private PlaitException other(TaskFailure failure) {
    String text = failure.diagnostics();
    if (TIMEOUT.matcher(text).find()) {
      return tooMany(failure, "Raise mapreduce.task.timeout if it was busy, not stuck. ");
    }
    boolean exception = EXCEPTION.matcher(text).find();
    if (!exception && TERMINATED.matcher(text).find()) {
      return new PlaitException(
          ErrorCode.NO_RESOURCES,
          "%s was ended by the cluster: %s was terminated (exit 143)."
              .formatted(title, failure.attempt()),
          "Look whether its node went away or its queue was preempted, then start the command "
              + "again: it resumes. "
              + log(failure));
    }
    return tooMany(failure, "");
  }

  private PlaitException tooMany(TaskFailure failure, String advice) {
    return new PlaitException(
        ErrorCode.TOO_MANY_FAILURES,
        "%s failed: %s: %s.".formatted(title, failure.attempt(), brief(failure)),
        advice + log(failure));
  }

  private String log(TaskFailure failure) {
    boolean isTask = failure.attempt().startsWith("attempt_");
    String arguments = isTask ? job + " " + failure.attempt() : job;
    return job.contains("_local")
        ? "It happened in %s.".formatted(failure.attempt())
        : "Its log: mapred job -logs %s".formatted(arguments);
  }

  private static String shorten(String text) {
    String line = text.strip().replaceAll("\\s*\n\\s*", " | ");
    line = line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
  }
}
