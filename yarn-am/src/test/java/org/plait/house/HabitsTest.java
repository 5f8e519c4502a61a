package org.plait.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.plait.house.House.MAIN;
import static org.plait.house.House.within;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.Test;

/** What a class may not do, wherever it stands. */
public class HabitsTest {
  /** Methods of Math whose last bit depends on the machine; sqrt and fma are exact everywhere. */
  private static final Set<String> INEXACT =
      Set.of(
          "exp", "expm1", "log", "log1p", "log10", "pow", "sin", "cos", "tan", "asin", "acos",
          "atan", "atan2", "sinh", "cosh", "tanh", "cbrt", "hypot");

  private static final Set<String> SERIALIZABLE =
      Set.of("java.io.Serializable", "java.io.Externalizable");

  @Test
  public void onlyMainsEndTheProcess() {
    noClasses()
        .that(not(MAIN))
        .should()
        .callMethodWhere(calls(System.class, Set.of("exit")))
        .orShould()
        .callMethodWhere(calls(Runtime.class, Set.of("exit", "halt")))
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("org.apache.hadoop.util.ExitUtil")
        .check(House.CLASSES);
  }

  @Test
  public void onlyMainsAndTheCommandLinePrint() {
    noClasses()
        .that(not(MAIN))
        .and()
        .resideOutsideOfPackage(within("yarn.cli"))
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(House.CLASSES);
  }

  @Test
  public void timeAndSleepComeFromBase() {
    noClasses()
        .that()
        .resideOutsideOfPackage(within("base"))
        .should()
        .callMethodWhere(calls(System.class, Set.of("currentTimeMillis", "nanoTime")))
        .orShould()
        .callMethodWhere(calls(Thread.class, Set.of("sleep")))
        .orShould()
        .callMethodWhere(calls(java.util.concurrent.TimeUnit.class, Set.of("sleep")))
        .orShould()
        .callMethodWhere(
            describe(
                "read a clock of java.time",
                (JavaMethodCall call) ->
                    call.getTargetOwner().getPackageName().equals("java.time")
                        && call.getName().equals("now")))
        .check(House.CLASSES);
  }

  @Test
  public void randomnessComesFromBase() {
    noClasses()
        .that()
        .resideOutsideOfPackage(within("base"))
        .should()
        .dependOnClassesThat()
        .areAssignableTo(Random.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(SplittableRandom.class)
        .orShould()
        .callMethodWhere(calls(Math.class, Set.of("random")))
        .orShould()
        .callMethodWhere(calls(UUID.class, Set.of("randomUUID")))
        .check(House.CLASSES);
  }

  @Test
  public void nobodyUsesJavaSerialisation() {
    DescribedPredicate<JavaClass> serializable =
        describe(
            "declare Serializable",
            type ->
                type.getRawInterfaces().stream()
                    .anyMatch(each -> SERIALIZABLE.contains(each.getName())));
    noClasses()
        .should(ArchCondition.from(serializable))
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(ObjectInputStream.class, ObjectOutputStream.class)
        .check(House.CLASSES);
  }

  @Test
  public void mathGivesTheSameBitsOnEveryMachine() {
    noClasses().should().callMethodWhere(calls(Math.class, INEXACT)).check(House.CLASSES);
  }

  @Test
  public void namesSayWhatAClassDoes() {
    noClasses()
        .should()
        .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)")
        .check(House.CLASSES);
  }

  private static DescribedPredicate<JavaMethodCall> calls(Class<?> owner, Set<String> names) {
    return describe(
        owner.getSimpleName() + " " + names,
        call -> call.getTargetOwner().isEquivalentTo(owner) && names.contains(call.getName()));
  }
}
