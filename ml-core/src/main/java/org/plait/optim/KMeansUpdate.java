package org.plait.optim;

import org.plait.param.Contribution;
import org.plait.param.KeyRange;
import org.plait.param.ParameterSpace;
import org.plait.param.UpdateRule;

/**
 * Lloyd's update: each centre becomes the mean of its points; the slot behind it holds their
 * weight. A centre without points stays where it is.
 */
public record KMeansUpdate(ParameterSpace space) implements UpdateRule {

  @Override
  public int slots() {
    return 0;
  }

  @Override
  public double apply(
      long step, KeyRange range, double[] weights, double[][] slots, Contribution total) {
    int stride = space.stride();
    for (int row = 0; row < weights.length; row += stride) {
      double count = total.sums()[row + space.columns()];
      weights[row + space.columns()] = count;
      for (int j = row; count > 0 && j < row + space.columns(); j++) {
        weights[j] = total.sums()[j] / count;
      }
    }
    return 0;
  }
}
