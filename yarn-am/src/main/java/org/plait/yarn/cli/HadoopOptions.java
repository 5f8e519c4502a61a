package org.plait.yarn.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;

/**
 * Hadoop's generic options, taken out of a command line wherever they stand: Hadoop's own parser
 * stops looking at the first plain word, and says nothing.
 *
 * @param words what remains, in order
 * @param properties the texts of {@code -D}, each with an equals sign
 * @param files the files of {@code -conf}
 * @param others the other generic options, for Hadoop's parser, which checks them
 */
record HadoopOptions(
    List<String> words, List<String> properties, List<String> files, List<String> others) {
  private static final Set<String> OTHERS =
      Set.of("-libjars", "-files", "-archives", "-fs", "-jt", "-tokenCacheFile");

  /** Words behind {@code --} are nobody's options. */
  static HadoopOptions gather(String[] args) {
    HadoopOptions found =
        new HadoopOptions(
            new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    int at = 0;
    while (at < args.length) {
      at = args[at].equals("--") ? found.rest(args, at) : found.take(args, at);
    }
    return found;
  }

  private int rest(String[] args, int at) {
    words.addAll(List.of(args).subList(at, args.length));
    return args.length;
  }

  private int take(String[] args, int at) {
    String word = args[at];
    if (word.equals("-D")) {
      properties.add(property(behind(args, at)));
      return at + 2;
    }
    if (word.startsWith("-D")) {
      properties.add(property(word.substring(2)));
      return at + 1;
    }
    if (word.equals("-conf")) {
      files.add(behind(args, at));
      return at + 2;
    }
    if (OTHERS.contains(word)) {
      others.add(word);
      others.add(behind(args, at));
      return at + 2;
    }
    words.add(word);
    return at + 1;
  }

  private static String behind(String[] args, int at) {
    if (at + 1 == args.length) {
      throw new PlaitException(
          ErrorCode.USAGE,
          args[at] + " is the last word.",
          "Put its value behind it: " + (args[at].equals("-D") ? "-D name=value." : "a path."));
    }
    return args[at + 1];
  }

  private static String property(String text) {
    if (text.indexOf('=') < 1) {
      throw new PlaitException(
          ErrorCode.USAGE, "-D " + text + " sets nothing.", "Write -D name=value.");
    }
    return text;
  }
}
