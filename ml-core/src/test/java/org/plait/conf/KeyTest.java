package org.plait.conf;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.strings;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.Test;

public class KeyTest {
  private static final Key<Integer> PLAIN =
      Key.of("plait.plain", Types.integer(0, 9), "3", "Something");

  @Test
  public void aKeyWithoutAFlagIsSetElsewhere() {
    assertEquals(Optional.empty(), PLAIN.flag());
    for (Verb verb : Verb.values()) {
      assertFalse(PLAIN.isFlagOf(verb));
    }
  }

  @Test
  public void aFlagBelongsToItsVerbs() {
    Key<Integer> key = PLAIN.flag("--plain", "N", Verb.TRAIN, Verb.CONF);
    assertTrue(key.isFlagOf(Verb.TRAIN));
    assertFalse(key.isFlagOf(Verb.KILL));
    assertEquals(Set.of(Verb.TRAIN, Verb.CONF), key.flag().orElseThrow().verbs());
    assertFalse(key.flag().orElseThrow().isSwitch());
    assertEquals("the rest stays", PLAIN.fallback(), key.fallback());
  }

  @Test
  public void aSwitchStandsAloneAndSetsItsValue() {
    Key.Flag flag = PLAIN.toggle("--none", "0", Verb.TRAIN).flag().orElseThrow();
    assertTrue(flag.isSwitch());
    assertEquals("0", flag.typed());
  }

  @Test
  public void documentationDoesNotChangeTheKey() {
    Key<Integer> key = PLAIN.flag("--plain", "N", Verb.TRAIN).doc("More.");
    assertEquals("More.", key.doc());
    assertEquals("--plain", key.flag().orElseThrow().name());
    assertEquals(PLAIN.type(), key.type());
  }

  @Test
  public void originsAreToldAsUsersKnowThem() {
    assertEquals("default", Origin.DEFAULT.toString());
    assertEquals("/etc/plait-site.xml", Origin.site("/etc/plait-site.xml").toString());
    assertEquals("-conf my.xml", Origin.file("my.xml").toString());
    assertEquals("-D", Origin.PROPERTY.toString());
    assertEquals("--l2", Origin.flag("--l2").toString());
    for (Origin typed : List.of(Origin.PROPERTY, Origin.flag("--l2"))) {
      assertTrue(typed.toString(), typed.isTyped());
    }
    for (Origin given : List.of(Origin.DEFAULT, Origin.site("a"), Origin.file("b"))) {
      assertFalse(given.toString(), given.isTyped());
    }
  }

  @Test
  public void verbsAreTypedInLowerCase() {
    for (Verb verb : Verb.values()) {
      assertTrue(verb.id(), verb.id().matches("[a-z]+"));
      assertTrue(verb.summary(), verb.summary().endsWith("."));
    }
  }

  @Test
  public void aShareIsANumber() {
    assertEquals(0.25, DataKeys.heldOut("0.25").orElseThrow(), 0);
    assertTrue(DataKeys.heldOut("data/0.25").isEmpty());
  }

  @Test
  public void distanceIsSymmetricAndZeroOnlyForEquals() {
    qt().forAll(words(), words())
        .check(
            (a, b) ->
                Nearness.distance(a, b) == Nearness.distance(b, a)
                    && (Nearness.distance(a, b) == 0) == a.equals(b));
  }

  @Test
  public void distanceIsAtLeastTheDifferenceAndAtMostTheLongerLength() {
    qt().forAll(words(), words())
        .check(
            (a, b) -> {
              int distance = Nearness.distance(a, b);
              return distance >= Math.abs(a.length() - b.length())
                  && distance <= Math.max(a.length(), b.length());
            });
  }

  @Test
  public void oneSlipOfTheFingerIsOneEdit() {
    qt().forAll(words(), integers().between(0, 20))
        .check(
            (some, number) -> {
              String word = some + "x";
              int at = number % word.length();
              String without = word.substring(0, at) + word.substring(at + 1);
              String twice = word.substring(0, at) + word.charAt(at) + word.substring(at);
              return Nearness.distance(word, without) == 1 && Nearness.distance(word, twice) == 1;
            });
  }

  @Test
  public void wholeNumbersRoundTrip() {
    qt().forAll(integers().all())
        .check(
            value ->
                Types.integer(Integer.MIN_VALUE, Integer.MAX_VALUE)
                    .parse(Integer.toString(value))
                    .equals(value));
  }

  private static org.quicktheories.core.Gen<String> words() {
    return strings().betweenCodePoints('a', 'e').ofLengthBetween(0, 9);
  }
}
