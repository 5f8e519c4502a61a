package org.plait.model;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.plait.objective.ModelKind;

/** A service that predicts needs Plait's classes and Gson, and nothing else. */
public class NoHadoopTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  /** Sees the JDK, Plait's classes and Gson; records what else was asked for. */
  private static final class Bare extends URLClassLoader {
    private final TreeSet<String> refused = new TreeSet<>();

    Bare() throws Exception {
      super(
          new URL[] {location(Model.class), location(com.google.gson.Gson.class)},
          ClassLoader.getPlatformClassLoader());
    }

    private static URL location(Class<?> type) {
      return type.getProtectionDomain().getCodeSource().getLocation();
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      try {
        return super.findClass(name);
      } catch (ClassNotFoundException e) {
        refused.add(name);
        throw e;
      }
    }
  }

  @Test
  public void modelLoadsAndPredictsWithGsonAlone() throws Exception {
    Path path = folder.getRoot().toPath().resolve("model");
    Model model = Samples.model(ModelKind.LOGISTIC);
    model.save(path);
    double[] features = {1, -2, 3, -4, 5};
    try (Bare bare = new Bare()) {
      Class<?> type = bare.loadClass("org.plait.model.Model");
      assertTrue(type != Model.class);
      Object loaded = type.getMethod("load", Path.class).invoke(null, path);
      Object predictor = type.getMethod("predictor").invoke(loaded);
      Object label =
          predictor.getClass().getMethod("label", double[].class).invoke(predictor, features);
      assertEquals(model.predictor().label(features), label);
      assertEquals(model.sha256(), type.getMethod("sha256").invoke(loaded));
      List<String> foreign =
          bare.refused.stream().filter(name -> name.startsWith("org.apache")).toList();
      assertEquals(List.of(), foreign);
    }
  }

  @Test
  public void theStoreIsWhatNeedsHadoop() throws Exception {
    try (Bare bare = new Bare()) {
      Class<?> store = bare.loadClass("org.plait.model.store.ModelStore");
      Throwable e =
          assertThrows(
              Throwable.class,
              () -> Arrays.stream(store.getMethods()).forEach(m -> m.getParameterTypes()));
      Throwable cause = e instanceof InvocationTargetException ? e.getCause() : e;
      assertTrue(cause.toString(), cause instanceof NoClassDefFoundError);
    }
  }
}
