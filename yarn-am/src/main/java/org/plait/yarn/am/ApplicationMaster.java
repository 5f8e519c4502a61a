package org.plait.yarn.am;

/** The process that YARN starts for a run. */
public final class ApplicationMaster {
  private ApplicationMaster() {}

  public static void main(String[] args) {
    System.exit(1);
  }
}
