package org.plait.data;

/**
 * An input in the user's words.
 *
 * @param input paths, globs or folders, separated by commas (not inside braces)
 * @param format a {@link Format#id}; empty: by the files' names
 * @param labels as {@code input}, the files of labels beside IDX images; else empty
 * @param labelColumn for CSV the label's name or 0-based number; empty: the last column
 * @param featureScale factor for every feature value
 * @param labelScale factor for every label
 * @param features number of features; 0: the data tells
 * @param blockBytes bytes of a block; 0: chosen from the input's size
 * @param unlabelled whether IDX images may come without labels, which are then 0
 */
public record InputRequest(
    String input,
    String format,
    String labels,
    String labelColumn,
    double featureScale,
    double labelScale,
    int features,
    long blockBytes,
    boolean unlabelled) {

  /** A request for an input with all else as it comes. */
  public static InputRequest of(String input) {
    return new InputRequest(input, "", "", "", 1, 1, 0, 0, false);
  }

  /** The same with a format. */
  public InputRequest withFormat(String format) {
    return new InputRequest(
        input,
        format,
        labels,
        labelColumn,
        featureScale,
        labelScale,
        features,
        blockBytes,
        unlabelled);
  }

  /** The same with files of labels. */
  public InputRequest withLabels(String labels) {
    return new InputRequest(
        input,
        format,
        labels,
        labelColumn,
        featureScale,
        labelScale,
        features,
        blockBytes,
        unlabelled);
  }

  /** The same with a label column. */
  public InputRequest withLabelColumn(String labelColumn) {
    return new InputRequest(
        input,
        format,
        labels,
        labelColumn,
        featureScale,
        labelScale,
        features,
        blockBytes,
        unlabelled);
  }

  /** The same with factors for features and labels. */
  public InputRequest withScales(double featureScale, double labelScale) {
    return new InputRequest(
        input,
        format,
        labels,
        labelColumn,
        featureScale,
        labelScale,
        features,
        blockBytes,
        unlabelled);
  }

  /** The same with a number of features. */
  public InputRequest withFeatures(int features) {
    return new InputRequest(
        input,
        format,
        labels,
        labelColumn,
        featureScale,
        labelScale,
        features,
        blockBytes,
        unlabelled);
  }

  /** The same with a block size. */
  public InputRequest withBlockBytes(long blockBytes) {
    return new InputRequest(
        input,
        format,
        labels,
        labelColumn,
        featureScale,
        labelScale,
        features,
        blockBytes,
        unlabelled);
  }
}
