package org.plait.objective;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be learned; the lower-case name is the value of {@code --model}. */
public enum ModelKind {
  /** Binary logistic regression. */
  LOGISTIC,
  /** Multinomial logistic regression. */
  SOFTMAX,
  /** Least squares. */
  SQUARED,
  /** k-means clustering (Lloyd). */
  KMEANS;

  /** The name that users type and files hold. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<ModelKind> of(String id) {
    return Arrays.stream(values()).filter(k -> k.id().equals(id)).findFirst();
  }

  /** Whether labels name classes. */
  public boolean isClassifier() {
    return this == LOGISTIC || this == SOFTMAX;
  }

  /** Whether the model is a minimum of a smooth convex function, as L-BFGS needs. */
  public boolean isSmooth() {
    return this != KMEANS;
  }
}
