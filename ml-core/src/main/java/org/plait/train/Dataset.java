package org.plait.train;

import org.apache.hadoop.conf.Configuration;
import org.plait.data.InputPlanner;
import org.plait.data.InputRequest;
import org.plait.data.InputSpec;

/**
 * Examples to train on, wherever Hadoop can read. Nothing is read before training starts. A value.
 *
 * @param spec which files, and how they are read
 * @param hadoop where their paths are looked up
 */
public record Dataset(InputSpec spec, Configuration hadoop) {

  /**
   * Files of examples with their labels.
   *
   * @param input path, glob or folder; the format follows from the files' names
   * @throws org.plait.base.PlaitException if nothing can be read there
   */
  public static Dataset load(String input) {
    return of(InputRequest.of(input));
  }

  /**
   * Images and their labels in MNIST's format; pixels are scaled to [0, 1].
   *
   * @throws org.plait.base.PlaitException if nothing can be read there
   */
  public static Dataset load(String images, String labels) {
    return of(
        InputRequest.of(images).withFormat("idx").withLabels(labels).withScales(1 / 255.0, 1));
  }

  /** An input described in full. */
  public static Dataset of(InputRequest request) {
    Configuration hadoop = new Configuration();
    return new Dataset(InputPlanner.plan(request, hadoop), hadoop);
  }
}
