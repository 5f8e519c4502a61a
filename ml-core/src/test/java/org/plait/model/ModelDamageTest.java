package org.plait.model;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;
import org.plait.objective.ModelKind;

/** Model directories that are not what was written: none is ever read. */
public class ModelDamageTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  private Path path;
  private Map<String, byte[]> whole;

  @Before
  public void saveModelInThreeParts() throws IOException {
    path = folder.getRoot().toPath().resolve("model");
    Files.createDirectory(path);
    ModelFormat.write(Samples.model(ModelKind.SOFTMAX), new NioFolder(path), 6);
    whole = Samples.files(path);
    assertEquals(5, whole.size());
  }

  @Test
  public void modelWithoutSuccessIsIncomplete() throws IOException {
    Files.delete(path.resolve("_SUCCESS"));
    assertRefused("_SUCCESS is missing");
  }

  @Test
  public void emptyOrAbsentFolderHoldsNoModel() throws IOException {
    Path empty = folder.newFolder("empty").toPath();
    for (Path none : new Path[] {empty, empty.resolve("absent")}) {
      PlaitException e = assertThrows(PlaitException.class, () -> Model.load(none));
      assertEquals(ErrorCode.NOT_FOUND, e.code());
    }
  }

  @Test
  public void missingFilesAreNamed() throws IOException {
    for (String name : new String[] {"model.json", "part-00000", "part-00001", "part-00002"}) {
      Files.delete(path.resolve(name));
      assertRefused(name + " is damaged: it is missing");
      Samples.restore(path, whole);
    }
    Model.load(path);
  }

  @Test
  public void everyFlippedBitInAPartIsNoticed() throws IOException {
    byte[] part = whole.get("part-00001");
    for (int at = 0; at < part.length; at++) {
      byte[] flipped = part.clone();
      flipped[at] ^= (byte) (1 << (at % 8));
      Files.write(path.resolve("part-00001"), flipped);
      assertRefused("part-00001");
    }
  }

  @Test
  public void everyCutOrGrownPartIsNoticed() throws IOException {
    byte[] part = whole.get("part-00001");
    for (int length = 0; length < part.length + 20; length++) {
      if (length != part.length) {
        Files.write(path.resolve("part-00001"), Arrays.copyOf(part, length));
        assertRefused("part-00001");
      }
    }
  }

  @Test
  public void everyFlippedBitInTheManifestIsNoticedOrHarmless() throws IOException {
    byte[] manifest = whole.get("model.json");
    String sha256 = Samples.model(ModelKind.SOFTMAX).sha256();
    int refused = 0;
    for (int at = 0; at < manifest.length; at++) {
      byte[] flipped = manifest.clone();
      flipped[at] ^= (byte) (1 << (at % 7));
      Files.write(path.resolve("model.json"), flipped);
      try {
        // White space for white space changes nothing.
        Model read = Model.load(path);
        assertEquals("byte " + at, sha256, read.sha256());
        assertEquals("byte " + at, Samples.provenance(), read.provenance());
      } catch (PlaitException e) {
        assertEquals("byte " + at, ErrorCode.BAD_DATA, e.code());
        refused++;
      }
    }
    assertTrue(refused + " of " + manifest.length, refused > manifest.length / 2);
  }

  @Test
  public void everyCutManifestIsNoticed() throws IOException {
    byte[] manifest = whole.get("model.json");
    // The last byte is a line feed, which is no part of the object.
    for (int length = 0; length < manifest.length - 1; length++) {
      Files.write(path.resolve("model.json"), Arrays.copyOf(manifest, length));
      assertRefused("model.json");
    }
  }

  @Test
  public void exchangedPartsAreNoticed() throws IOException {
    Files.write(path.resolve("part-00000"), whole.get("part-00001"));
    Files.write(path.resolve("part-00001"), whole.get("part-00000"));
    assertRefused("part-00000");
  }

  @Test
  public void partOfAnotherModelIsNoticed() throws IOException {
    Path other = folder.getRoot().toPath().resolve("other");
    Files.createDirectory(other);
    Model twin =
        new Model(Samples.spec(ModelKind.SOFTMAX), Samples.weights(15, 99), Samples.provenance());
    ModelFormat.write(twin, new NioFolder(other), 6);
    Files.write(path.resolve("part-00001"), Samples.files(other).get("part-00001"));
    assertRefused("is not the part that the manifest names");
  }

  @Test
  public void unknownFormatVersionIsSaidWithTheWriter() throws IOException {
    reseal(object -> object.addProperty("formatVersion", 2));
    assertRefused("format version 2; this Plait reads version 1");
  }

  @Test
  public void sealedNonsenseIsRefused() throws IOException {
    assertSealedIsRefused(object -> object.addProperty("model", "oracle"));
    assertSealedIsRefused(object -> object.remove("labels"));
    assertSealedIsRefused(object -> object.remove("provenance"));
    assertSealedIsRefused(object -> object.remove("sha256"));
    assertSealedIsRefused(object -> object.addProperty("sha256", "00"));
    assertSealedIsRefused(object -> object.addProperty("features", 5));
    assertSealedIsRefused(object -> object.addProperty("features", -4));
    assertSealedIsRefused(object -> object.addProperty("features", Integer.MAX_VALUE));
    assertSealedIsRefused(object -> object.addProperty("features", "many"));
    assertSealedIsRefused(object -> object.addProperty("intercept", false));
    assertSealedIsRefused(object -> object.add("parts", new JsonArray()));
    assertSealedIsRefused(object -> object.getAsJsonArray("parts").remove(1));
    assertSealedIsRefused(object -> object.getAsJsonArray("labels").remove(1));
    assertSealedIsRefused(object -> part(object, 0).addProperty("name", "../model/part-00000"));
    assertSealedIsRefused(object -> part(object, 0).addProperty("name", ""));
    assertSealedIsRefused(object -> part(object, 0).addProperty("to", 7));
    assertSealedIsRefused(object -> part(object, 1).addProperty("from", 5));
    assertSealedIsRefused(object -> part(object, 1).addProperty("bytes", 1));
    assertSealedIsRefused(object -> part(object, 1).addProperty("crc32c", "00000000"));
    assertSealedIsRefused(object -> object.add("featureNames", names("only one")));
  }

  private static JsonObject part(JsonObject manifest, int number) {
    return manifest.getAsJsonArray("parts").get(number).getAsJsonObject();
  }

  private static JsonArray names(String... names) {
    JsonArray array = new JsonArray();
    Arrays.stream(names).forEach(array::add);
    return array;
  }

  private void assertSealedIsRefused(Consumer<JsonObject> change) throws IOException {
    reseal(change);
    PlaitException e = assertThrows(PlaitException.class, () -> Model.load(path));
    assertEquals(e.getMessage(), ErrorCode.BAD_DATA, e.code());
    Samples.restore(path, whole);
  }

  /** Changes the manifest and seals it again, as docs/formats.md describes the seal. */
  private void reseal(Consumer<JsonObject> change) throws IOException {
    String text = new String(whole.get("model.json"), StandardCharsets.UTF_8);
    JsonObject object = JsonParser.parseString(text).getAsJsonObject();
    object.remove("crc32c");
    change.accept(object);
    CRC32C crc = new CRC32C();
    crc.update(object.toString().getBytes(StandardCharsets.UTF_8));
    object.addProperty("crc32c", String.format("%08x", crc.getValue()));
    Files.writeString(path.resolve("model.json"), object.toString());
  }

  private void assertRefused(String why) {
    PlaitException e = assertThrows(why, PlaitException.class, () -> Model.load(path));
    assertEquals(e.getMessage(), ErrorCode.BAD_DATA, e.code());
    assertTrue(e.getMessage(), e.getMessage().contains(why));
  }
}
