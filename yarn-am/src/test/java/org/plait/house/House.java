package org.plait.house;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.Predefined;
import java.util.Arrays;

/** Plait's main classes of all modules, read once for all rules, and the words the rules use. */
final class House {
  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.plait");

  /** A class that a JVM is started with: it alone may end the process and print. */
  static final DescribedPredicate<JavaClass> MAIN =
      DescribedPredicate.describe(
          "are mains",
          type -> {
            String name = outermost(type).getSimpleName();
            return name.endsWith("Main") || name.equals("ApplicationMaster");
          });

  private House() {}

  /** The pattern of a package and all below it: {@code "mr"} gives {@code "org.plait.mr.."}. */
  static String within(String name) {
    return "org.plait." + name + "..";
  }

  static String[] within(String... names) {
    return Arrays.stream(names).map(House::within).toArray(String[]::new);
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(House::outermost).orElse(type);
  }
}
