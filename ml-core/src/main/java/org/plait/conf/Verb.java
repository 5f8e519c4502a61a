package org.plait.conf;

import java.util.Locale;

/** What a command can do; the lower-case name is what users type. */
public enum Verb {
  TRAIN("Train a model."),
  EVALUATE("Measure a model on data with labels."),
  PREDICT("Score rows with a model."),
  INSPECT("Tell what a model is and how it was made."),
  EXPORT("Write a model as one text or JSON file."),
  STATUS("Tell how a run on the cluster is going."),
  KILL("End a run on the cluster and the jobs that it started."),
  LOGS("Print the logs of a run on the cluster."),
  SAMPLE("Write a small data set to try things with."),
  CONF("Tell the keys, their values and where these come from.");

  private final String summary;

  Verb(String summary) {
    this.summary = summary;
  }

  /** The word that users type. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** One sentence for lists of verbs. */
  public String summary() {
    return summary;
  }
}
