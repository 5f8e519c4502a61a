package org.plait.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.plait.house.House.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

/** Dependencies point down only, between the modules and inside {@code ml-core}. */
public class LayersTest {
  /** From the bottom up. Packages of one floor do not see each other. */
  private static final List<List<String>> FLOORS =
      List.of(
          List.of("base"),
          List.of("linalg"),
          List.of("batch"),
          List.of("param"),
          List.of("objective", "optim", "graph"),
          List.of("eval"),
          List.of("model"),
          List.of("data"),
          List.of("train"));

  /** Packages beside the floors: they stand on base alone. */
  private static final List<String> ANNEXES = List.of("conf", "cluster");

  private static final List<String> ENGINES_AND_YARN = List.of("mr", "ps", "yarn");

  @Test
  public void everyClassHasARoomInTheHouse() {
    List<String> rooms = mlCore();
    rooms.addAll(ENGINES_AND_YARN);
    classes().should().resideInAnyPackage(within(array(rooms))).check(House.CLASSES);
  }

  @Test
  public void learningKnowsNoEngine() {
    mlCore().forEach(name -> mayNotSee(name, ENGINES_AND_YARN));
  }

  @Test
  public void enginesNeverSeeEachOtherOrYarn() {
    mayNotSee("mr", List.of("ps", "yarn"));
    mayNotSee("ps", List.of("mr", "yarn"));
  }

  @Test
  public void aFloorSeesOnlyTheFloorsBelow() {
    for (int floor = 0; floor < FLOORS.size(); floor++) {
      for (String name : FLOORS.get(floor)) {
        List<String> unseen = new ArrayList<>();
        FLOORS.subList(floor, FLOORS.size()).forEach(unseen::addAll);
        unseen.remove(name);
        mayNotSee(name, unseen);
      }
    }
  }

  @Test
  public void annexesStandOnBaseAlone() {
    for (String annex : ANNEXES) {
      List<String> unseen = mlCore();
      unseen.removeAll(List.of("base", annex));
      mayNotSee(annex, unseen);
    }
  }

  @Test
  public void onlyDataAndTrainingReadTheConfiguration() {
    for (List<String> floor : FLOORS.subList(0, FLOORS.size() - 2)) {
      floor.forEach(name -> mayNotSee(name, ANNEXES));
    }
  }

  @Test
  public void packagesFormNoCycles() {
    slices().matching("org.plait.(**)").should().beFreeOfCycles().check(House.CLASSES);
  }

  private static void mayNotSee(String name, List<String> unseen) {
    noClasses()
        .that()
        .resideInAPackage(within(name))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(within(array(unseen)))
        .check(House.CLASSES);
  }

  private static String[] array(List<String> names) {
    return names.toArray(String[]::new);
  }

  private static List<String> mlCore() {
    List<String> all = new ArrayList<>(ANNEXES);
    FLOORS.forEach(all::addAll);
    return all;
  }
}
