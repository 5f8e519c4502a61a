package org.plait.conf;

import static org.plait.conf.Verb.EVALUATE;
import static org.plait.conf.Verb.EXPORT;
import static org.plait.conf.Verb.INSPECT;
import static org.plait.conf.Verb.PREDICT;
import static org.plait.conf.Verb.SAMPLE;
import static org.plait.conf.Verb.TRAIN;

import java.util.List;
import java.util.OptionalDouble;

/** What is read, how, and where results go. */
public final class DataKeys {
  public static final Key<String> INPUT =
      Key.of("plait.input", Types.text("a path"), "", "File, folder or pattern to read")
          .doc(
              "A path without a scheme belongs to `fs.defaultFS`, as in Hadoop. A folder stands for"
                  + " all its files but those whose names begin with `_` or `.`; files ending in"
                  + " `.gz` are read as gzip. Several stand between commas. A pattern that matches"
                  + " nothing is an error.")
          .flag("--input", "PATH", TRAIN, EVALUATE, PREDICT);

  public static final Key<String> OUTPUT =
      Key.of("plait.output", Types.text("a path"), "", "Folder to write; - prints predictions")
          .doc(
              "It must not exist, unless `--overwrite` is given. It appears with one rename when"
                  + " all is written; until then the work lies beside it in `.<name>.plait`.")
          .flag("--output", "PATH", TRAIN, PREDICT, SAMPLE);

  public static final Key<Boolean> OVERWRITE =
      Key.of("plait.overwrite", Types.yesNo(), "false", "Replace an output that exists")
          .doc("The old output is removed only when the new one is complete.")
          .toggle("--overwrite", "true", TRAIN, PREDICT, EXPORT, SAMPLE);

  public static final Key<String> FORMAT =
      Key.of(
              "plait.format",
              Types.choice("libsvm", "idx", "csv"),
              "",
              "Format of the input: libsvm, idx (MNIST's) or csv")
          .doc(
              "Without it the files' names tell, before `.gz`: `.libsvm`, `.svm` or `.svmlight`;"
                  + " `.csv`, which has a header line; `.idx` or `-ubyte`.")
          .flag("--format", "NAME", TRAIN, EVALUATE, PREDICT);

  public static final Key<String> LABELS =
      Key.of("plait.labels", Types.text("a path"), "", "File of the labels, for idx")
          .flag("--labels", "FILE", TRAIN, EVALUATE, PREDICT);

  public static final Key<String> LABEL_COLUMN =
      Key.of(
              "plait.label-column",
              Types.text("a column's name or number"),
              "",
              "Name or number (from 0) of the label's column, for csv; the last one by default")
          .flag("--label-column", "COLUMN", TRAIN, EVALUATE, PREDICT);

  public static final Key<Double> SCALE =
      Key.of(
              "plait.scale",
              Types.number("other than 0 (1/255 is understood)", x -> x != 0),
              "1",
              "Factor for every feature value, such as 1/255")
          .doc("Evaluating and predicting use the model's own factor where this is not set.")
          .flag("--scale", "X", TRAIN, EVALUATE, PREDICT);

  public static final Key<Double> LABEL_SCALE =
      Key.of(
              "plait.label-scale",
              Types.number("other than 0 (1/255 is understood)", x -> x != 0),
              "1",
              "Factor for every label")
          .doc("Evaluating and predicting use the model's own factor where this is not set.")
          .flag("--label-scale", "X", TRAIN, EVALUATE, PREDICT);

  public static final Key<Integer> FEATURES =
      Key.of(
              "plait.features",
              Types.integer(0, Integer.MAX_VALUE),
              "0",
              "Number of features; 0: as many as the data shows")
          .doc("A higher feature number in the data is then an error.")
          .flag("--features", "N", TRAIN);

  public static final Key<Long> BLOCK_BYTES =
      Key.of(
              "plait.block-bytes",
              Types.bytes(1024, 1L << 30),
              "",
              "Bytes of uncompressed input in a block, the unit of summation")
          .doc(
              "By default a 64th of the input, between 16 KiB and 4 MiB. It decides the order of"
                  + " sums, hence the last bits of the model.");

  public static final Key<String> VALIDATE =
      Key.of(
              "plait.validate",
              new ValueType<>("a path, or a fraction between 0 and 1", DataKeys::validation),
              "",
              "Data to measure the model on: a path, or a fraction of the input that is held out")
          .doc("A number is a fraction; everything else is a path, read as the input is.")
          .flag("--validate", "PATH|FRACTION", TRAIN);

  public static final Key<String> VALIDATE_LABELS =
      Key.of(
              "plait.validate-labels",
              Types.text("a path"),
              "",
              "File of the labels of --validate PATH, for idx")
          .flag("--validate-labels", "FILE", TRAIN);

  public static final Key<String> MODEL_DIR =
      Key.of("plait.model-dir", Types.text("a path"), "", "Folder of the model")
          .flag("--model", "DIR", EVALUATE, PREDICT, INSPECT, EXPORT);

  public static final Key<String> EXPORT_TO =
      Key.of(
              "plait.export-to",
              new ValueType<>("a path that ends in .txt or .json", DataKeys::exportTarget),
              "",
              "File to write; its ending (.txt or .json) decides the form")
          .flag("--to", "FILE", EXPORT);

  public static final Key<String> SAMPLE_KIND =
      Key.of(
              "plait.sample",
              Types.choice("digits", "two-classes"),
              "digits",
              "Which data set: digits (handwritten, 10 classes) or two-classes (generated)")
          .flag("--kind", "NAME", SAMPLE);

  public static final Key<Integer> SAMPLE_ROWS =
      Key.of(
              "plait.sample-rows",
              Types.integer(10, 10_000_000),
              "1000",
              "Rows of a generated data set")
          .flag("--rows", "N", SAMPLE);

  static final List<Key<?>> ALL =
      List.of(
          INPUT,
          OUTPUT,
          OVERWRITE,
          FORMAT,
          LABELS,
          LABEL_COLUMN,
          SCALE,
          LABEL_SCALE,
          FEATURES,
          BLOCK_BYTES,
          VALIDATE,
          VALIDATE_LABELS,
          MODEL_DIR,
          EXPORT_TO,
          SAMPLE_KIND,
          SAMPLE_ROWS);

  private DataKeys() {}

  /** The share of the input that is held out, if {@link #VALIDATE} is a number. */
  public static OptionalDouble heldOut(String validate) {
    try {
      return OptionalDouble.of(Double.parseDouble(validate));
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  private static String validation(String text) {
    OptionalDouble share = heldOut(text);
    if (text.isEmpty()
        || (share.isPresent() && !(share.getAsDouble() > 0 && share.getAsDouble() < 1))) {
      throw new IllegalArgumentException("neither a path nor a share");
    }
    return text;
  }

  private static String exportTarget(String text) {
    if (!text.endsWith(".txt") && !text.endsWith(".json")) {
      throw new IllegalArgumentException("neither text nor JSON");
    }
    return text;
  }
}
