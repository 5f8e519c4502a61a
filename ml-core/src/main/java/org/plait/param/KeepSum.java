package org.plait.param;

final class KeepSum implements UpdateRule {

  @Override
  public int slots() {
    return 1;
  }

  @Override
  public double apply(
      long step, KeyRange range, double[] weights, double[][] slots, Contribution total) {
    System.arraycopy(total.sums(), 0, slots[0], 0, weights.length);
    return 0;
  }
}
