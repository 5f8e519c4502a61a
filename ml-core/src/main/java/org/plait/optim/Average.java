package org.plait.optim;

import org.plait.param.Contribution;
import org.plait.param.KeyRange;
import org.plait.param.UpdateRule;

/**
 * Weighted average of whole models: sum of weight times parameters, divided by the weight (one-shot
 * averaging: Zinkevich et al., NIPS 2010; Zhang, Duchi and Wainwright, JMLR 14, 2013). Without
 * weight the parameters stay as they are.
 */
public record Average() implements UpdateRule {

  @Override
  public int slots() {
    return 0;
  }

  @Override
  public double apply(
      long step, KeyRange range, double[] weights, double[][] slots, Contribution total) {
    if (total.weight() == 0) {
      return 0;
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] = total.sums()[i] / total.weight();
    }
    return 0;
  }
}
