package org.plait.model;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;
import org.plait.objective.ModelKind;
import org.plait.objective.ModelSpec;

public class ModelTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void savedModelsComeBackToTheBit() throws IOException {
    for (ModelKind kind : ModelKind.values()) {
      assertComesBack(Samples.model(kind), path(kind.id()));
    }
    assertComesBack(Samples.named(), path("named"));
  }

  private static void assertComesBack(Model model, Path path) throws IOException {
    model.save(path);
    Model back = Model.load(path);
    assertEquals(model.spec(), back.spec());
    assertEquals(model.provenance(), back.provenance());
    assertEquals(
        List.copyOf(model.provenance().settings().keySet()),
        List.copyOf(back.provenance().settings().keySet()));
    assertEquals(model.featureNames(), back.featureNames());
    assertArrayEquals(bits(model.weights()), bits(back.weights()));
    assertEquals(model.sha256(), back.sha256());
  }

  private static long[] bits(double[] values) {
    return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
  }

  @Test
  public void modelHasTheThreeKindsOfFile() throws IOException {
    Path path = path("model");
    Samples.model(ModelKind.SOFTMAX).save(path);
    assertEquals(Set.of("_SUCCESS", "model.json", "part-00000"), Samples.files(path).keySet());
    assertEquals(0, Files.size(path.resolve("_SUCCESS")));
  }

  @Test
  public void savingTwiceGivesTheSameFiles() throws IOException {
    Samples.named().save(path("a"));
    Samples.named().save(path("b"));
    var a = Samples.files(path("a"));
    var b = Samples.files(path("b"));
    assertEquals(a.keySet(), b.keySet());
    a.forEach((name, bytes) -> assertArrayEquals(name, bytes, b.get(name)));
  }

  @Test
  public void savingLeavesNothingBeside() throws IOException {
    Samples.named().save(path("a"));
    try (var list = Files.list(folder.getRoot().toPath())) {
      assertEquals(List.of("a"), list.map(p -> p.getFileName().toString()).toList());
    }
  }

  @Test
  public void existingOutputIsNotTouched() throws IOException {
    Path path = path("taken");
    Files.createDirectory(path);
    PlaitException e = assertThrows(PlaitException.class, () -> Samples.named().save(path));
    assertEquals(ErrorCode.OUTPUT_EXISTS, e.code());
    assertTrue(Samples.files(path).isEmpty());
  }

  @Test
  public void weightsThatAreNoNumbersAreNotSaved() throws IOException {
    for (double bad : new double[] {Double.NaN, Double.NEGATIVE_INFINITY}) {
      Model model =
          new Model(
              Samples.spec(ModelKind.SQUARED), new double[] {1, bad, 2}, Samples.provenance());
      PlaitException e = assertThrows(PlaitException.class, () -> model.save(path("bad")));
      assertEquals(ErrorCode.DIVERGED, e.code());
      assertTrue(e.getMessage(), e.getMessage().contains("weight 1 is " + bad));
      assertFalse(Files.exists(path("bad")));
      assertEquals(0, folder.getRoot().list().length);
    }
  }

  @Test
  public void shapeAndWeightsMustFit() {
    ModelSpec spec = Samples.spec(ModelKind.SQUARED);
    assertThrows(
        IllegalArgumentException.class, () -> new Model(spec, new double[2], Samples.provenance()));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Model(spec, new double[3], Samples.provenance(), List.of("a", "b")));
  }

  @Test
  public void provenanceHoldsFiniteNumbersOnly() {
    Provenance p = Samples.provenance();
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new Provenance(
                p.version(),
                p.inputs(),
                "",
                1,
                p.settings(),
                "local",
                1,
                1,
                "",
                Double.NaN,
                p.metrics()));
  }

  @Test
  public void sha256IsOverDescriptionAndWeights() throws Exception {
    Model model =
        new Model(
            new ModelSpec(ModelKind.LOGISTIC, 2, true, List.of(-1.0, 1.0), 0),
            new double[] {0.5, -2, 1e-7},
            Samples.provenance(),
            List.of("é", "b c"));
    String description =
        """
        plait model 1
        kind logistic
        features 2
        intercept true
        labels -1.0 1.0
        clusters 0
        name 2 é
        name 3 b c
        weights 3
        """;
    byte[] text = description.getBytes(StandardCharsets.UTF_8);
    ByteBuffer stream =
        ByteBuffer.allocate(text.length + 24).order(ByteOrder.LITTLE_ENDIAN).put(text);
    stream.putDouble(0.5).putDouble(-2).putDouble(1e-7);
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(stream.array());
    assertEquals(HexFormat.of().formatHex(hash), model.sha256());
  }

  @Test
  public void sha256OfManyWeightsIsThatOfTheWholeStream() throws Exception {
    ModelSpec spec = new ModelSpec(ModelKind.SQUARED, 5000, false, List.of(), 0);
    double[] weights = Samples.weights(5000, 3);
    Model model = new Model(spec, weights, Samples.provenance());
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update(CanonicalHash.description(model).getBytes(StandardCharsets.UTF_8));
    for (double weight : weights) {
      long bits = Double.doubleToRawLongBits(weight);
      for (int i = 0; i < 8; i++) {
        digest.update((byte) (bits >> (8 * i)));
      }
    }
    assertEquals(HexFormat.of().formatHex(digest.digest()), model.sha256());
  }

  @Test
  public void sha256ChangesWithEverythingThatMatters() {
    List<Model> models = new ArrayList<>();
    models.add(model(ModelKind.SQUARED, 3, false, List.of(), 0, 1, 2, 3));
    models.add(model(ModelKind.SQUARED, 3, false, List.of(), 0, 1, 3, 2));
    models.add(model(ModelKind.SQUARED, 2, true, List.of(), 0, 1, 2, 3));
    models.add(model(ModelKind.LOGISTIC, 2, true, List.of(0.0, 1.0), 0, 1, 2, 3));
    models.add(model(ModelKind.LOGISTIC, 2, true, List.of(0.0, 2.0), 0, 1, 2, 3));
    models.add(model(ModelKind.KMEANS, 2, false, List.of(), 1, 1, 2, 3));
    models.add(
        new Model(
            models.get(0).spec(),
            new double[] {1, 2, 3},
            Samples.provenance(),
            List.of("a", "b", "c")));
    models.add(
        new Model(
            models.get(0).spec(),
            new double[] {1, 2, 3},
            Samples.provenance(),
            List.of("a", "b\nname 1 c", "")));
    Set<String> hashes = new HashSet<>();
    models.forEach(model -> hashes.add(model.sha256()));
    assertEquals(models.size(), hashes.size());
  }

  private static Model model(
      ModelKind kind,
      int features,
      boolean intercept,
      List<Double> labels,
      int clusters,
      double... weights) {
    return new Model(
        new ModelSpec(kind, features, intercept, labels, clusters), weights, Samples.provenance());
  }

  @Test
  public void sha256DoesNotDependOnProvenanceOrParts() throws IOException {
    Model model = Samples.model(ModelKind.SOFTMAX);
    Provenance p = model.provenance();
    Provenance other =
        new Provenance("9", List.of(), "", 1, p.settings(), "mapreduce", 1, 1, "x", 1, p.metrics());
    assertEquals(model.sha256(), new Model(model.spec(), model.weights(), other).sha256());
    for (int partKeys : new int[] {1, 2, 7, 14, 15, 100}) {
      Path path = path("parts" + partKeys);
      Files.createDirectory(path);
      ModelFormat.write(model, new NioFolder(path), partKeys);
      Model back = Model.load(path);
      assertEquals(model.sha256(), back.sha256());
      assertArrayEquals(bits(model.weights()), bits(back.weights()));
      assertEquals(2 + (15 + partKeys - 1) / partKeys, Samples.files(path).size());
    }
  }

  @Test
  public void outputsAndFeaturesHaveNames() {
    assertEquals("1.0", Samples.model(ModelKind.LOGISTIC).outputName(0));
    assertEquals("2.5", Samples.model(ModelKind.SOFTMAX).outputName(2));
    assertEquals("value", Samples.model(ModelKind.SQUARED).outputName(0));
    assertEquals("1", Samples.model(ModelKind.KMEANS).outputName(1));
    assertEquals("x1", Samples.model(ModelKind.SQUARED).featureName(0));
    assertEquals("höhe", Samples.named().featureName(0));
  }

  @Test
  public void versionIsKnownInsideAndOutsideAJar() {
    assertNotEquals("", Provenance.currentVersion());
  }

  private Path path(String name) {
    return folder.getRoot().toPath().resolve(name);
  }
}
