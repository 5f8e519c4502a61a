package org.plait.model.store;

import java.util.Locale;
import org.apache.hadoop.fs.Path;

/**
 * Where a run keeps what it needs until its model is committed: {@code <parent>/.<name>.plait}
 * beside the output {@code <parent>/<name>}. A value.
 */
public record WorkFolder(Path path) {

  /**
   * @param output path of the model to be; not a root
   */
  public static WorkFolder of(Path output) {
    return new WorkFolder(beside(output, "plait"));
  }

  /** A hidden sibling of a path. */
  static Path beside(Path output, String suffix) {
    return new Path(output.getParent(), "." + output.getName() + "." + suffix);
  }

  /** The plan of the run, JSON. */
  public Path plan() {
    return new Path(path, "plan.json");
  }

  /** One line of JSON an event. */
  public Path events() {
    return new Path(path, "events.jsonl");
  }

  /** Folder of what jobs leave. */
  public Path jobs() {
    return new Path(path, "jobs");
  }

  /** Folder of the checkpoint of a step, whether it exists or not. */
  public Path checkpoint(long step) {
    return new Path(path, stepName(step));
  }

  static String stepName(long step) {
    return String.format(Locale.ROOT, "step-%06d", step);
  }
}
