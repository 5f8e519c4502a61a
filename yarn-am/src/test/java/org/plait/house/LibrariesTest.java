package org.plait.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.plait.house.House.within;

import org.junit.Test;

/** Which package may know which library. */
public class LibrariesTest {
  private static final String[] PURE =
      within("base", "linalg", "batch", "param", "objective", "graph", "optim", "eval", "model");

  @Test
  public void learningKnowsNoHadoopNoNetworkAndNoLogging() {
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .and()
        .resideOutsideOfPackage(within("model.store"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.apache.hadoop..",
            "io.netty..",
            "org.slf4j..",
            "org.apache.log4j..",
            "org.apache.commons.logging..",
            "java.util.logging..")
        .check(House.CLASSES);
  }

  @Test
  public void mapReduceStaysInItsEngine() {
    onlyIn("mr", "org.apache.hadoop.mapred..", "org.apache.hadoop.mapreduce..");
  }

  @Test
  public void yarnStaysInTheYarnModule() {
    onlyIn("yarn", "org.apache.hadoop.yarn..");
  }

  @Test
  public void nettyStaysOnTheWire() {
    onlyIn("ps.wire", "io.netty..");
  }

  @Test
  public void theCommandLineLibraryStaysInTheCommandLine() {
    onlyIn("yarn.cli", "picocli..");
  }

  @Test
  public void nobodyUsesLibrariesThatOnlyHadoopOwns() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.apache.hadoop.thirdparty..",
            "org.apache.hadoop.shaded..",
            "com.google.common..",
            "javax.servlet..",
            "jakarta.servlet..",
            "org.eclipse.jetty..")
        .check(House.CLASSES);
  }

  private static void onlyIn(String owner, String... library) {
    noClasses()
        .that()
        .resideOutsideOfPackage(within(owner))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(library)
        .check(House.CLASSES);
  }
}
