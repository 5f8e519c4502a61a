package org.plait.yarn.cli;

import java.util.Map;
import org.plait.conf.Verb;

/** What help pages end with: commands to copy. */
final class Examples {
  private static final Map<Verb, String> TEXTS =
      Map.of(
          Verb.TRAIN,
          """

          Examples:
            train --model softmax --l2 1/n --input /digits/train --output /models/digits
            train --engine mapreduce --input /a9a/train --output /models/a9a --l2 1/n --json
            train --model softmax --input images-idx3-ubyte.gz --labels labels-idx1-ubyte.gz \\
                --scale 1/255 --l2 1e-4 --output mnist.model --dry-run
            train --model kmeans --clusters 10 --input /digits/train --output /models/groups
          """,
          Verb.EVALUATE,
          """

          The format is the input's own; --scale, --label-scale and --label-column are the
          model's where they are not given.

          Examples:
            evaluate /models/digits --input /digits/test --json
            evaluate --model /models/digits --input /digits/test --engine mapreduce
          """,
          Verb.PREDICT,
          """

          Writes a line a row: the label, then the probabilities of the model's labels.

          Examples:
            predict /models/digits --input /digits/test --output /digits/predicted
            predict /models/digits --input /digits/test --output -
          """,
          Verb.INSPECT,
          """

          Example:
            inspect /models/digits
          """,
          Verb.EXPORT,
          """

          Example:
            export /models/digits --to digits.json
          """,
          Verb.STATUS,
          """

          Without APPLICATION: all runs of Plait that have not ended.

          Example:
            status application_1700000000000_0001
          """,
          Verb.KILL,
          """

          Example:
            kill application_1700000000000_0001
          """,
          Verb.LOGS,
          """

          Example:
            logs application_1700000000000_0001
          """,
          Verb.SAMPLE,
          """

          Examples:
            sample digits-data
            sample /tmp/two --kind two-classes --rows 100000 --seed 7
          """,
          Verb.CONF,
          """

          Examples:
            conf
            conf plait.tolerance
          """);

  private Examples() {}

  static String[] general() {
    return lines(
        """

        'VERB --help' tells the flags of a verb. Hadoop's -D name=value, -conf FILE, -libjars,
        -files, -archives, -fs and -jt may stand anywhere. docs/configuration.md tells all keys.

        Exit codes: 0 done; 3 interrupted; 42 usage; 43 no permission; 44 not found; 45 output
        exists; 48 cluster unreachable; 49 bad configuration; 50 internal; 53 unavailable;
        64 diverged; 65 bad data; 66 not enough resources; 67 too many failures; 68 killed.

        Examples:
          yarn jar plait.jar sample /tmp/digits
          yarn jar plait.jar train --model softmax --input /tmp/digits/train --output /tmp/model
        """);
  }

  static String[] of(Verb verb) {
    return lines(TEXTS.getOrDefault(verb, ""));
  }

  private static String[] lines(String text) {
    return text.split("\n", -1);
  }
}
