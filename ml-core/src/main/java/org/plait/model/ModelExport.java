package org.plait.model;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.stream.JsonWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.plait.objective.ModelKind;
import org.plait.param.ParameterSpace;

/**
 * Writes models for other programs and for eyes, in UTF-8, with all digits that a double needs to
 * be read back to the bit. docs/formats.md describes both forms. Stateless; streams stay open.
 */
public final class ModelExport {
  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  private ModelExport() {}

  /**
   * Tab-separated text: header lines that begin with {@code #}, a line of column names, then one
   * line a feature with its weight for every output, last the intercepts (or counts).
   */
  public static void text(Model model, OutputStream out) throws IOException {
    Writer writer = writer(out);
    ParameterSpace space = model.spec().space();
    writer.write("# plait model, text form 1\n");
    writer.write("# model: " + model.spec().kind().id() + "\n");
    writer.write("# features: " + space.columns() + "\n");
    writer.write("# intercept: " + model.spec().intercept() + "\n");
    writer.write("# labels:" + spaced(model) + "\n");
    writer.write("# sha256: " + model.sha256() + "\n");
    writer.write("feature");
    for (int output = 0; output < space.rows(); output++) {
      writer.write("\t" + model.outputName(output));
    }
    writer.write("\n");
    for (int column = 0; column < space.stride(); column++) {
      writer.write(clean(columnName(model, column)));
      for (int output = 0; output < space.rows(); output++) {
        writer.write("\t" + model.weights()[output * space.stride() + column]);
      }
      writer.write("\n");
    }
    writer.flush();
  }

  private static String spaced(Model model) {
    return model.spec().labels().stream().map(l -> " " + l).collect(Collectors.joining());
  }

  private static String columnName(Model model, int column) {
    return column < model.spec().features() ? model.featureName(column) : extra(model);
  }

  private static String extra(Model model) {
    return model.spec().kind() == ModelKind.KMEANS ? "(count)" : "(intercept)";
  }

  /** A name may not break the table. */
  private static String clean(String name) {
    return name.replaceAll("[\\t\\r\\n]", " ");
  }

  /** One JSON object with the shape, the weights (an array an output) and the provenance. */
  public static void json(Model model, OutputStream out) throws IOException {
    Writer writer = writer(out);
    JsonWriter json = new JsonWriter(writer);
    json.setIndent(" ");
    json.beginObject();
    json.name("format").value("plait-model");
    json.name("version").value(1);
    json.name("model").value(model.spec().kind().id());
    json.name("features").value(model.spec().features());
    json.name("intercept").value(model.spec().intercept());
    json.name("clusters").value(model.spec().clusters());
    json.name("labels").jsonValue(GSON.toJson(model.spec().labels()));
    json.name("featureNames").jsonValue(GSON.toJson(model.featureNames()));
    json.name("sha256").value(model.sha256());
    json.name("provenance").jsonValue(GSON.toJson(model.provenance()));
    json.name("outputs").beginArray();
    for (int output = 0; output < model.spec().space().rows(); output++) {
      output(model, output, json);
    }
    json.endArray();
    json.endObject();
    json.flush();
    writer.write("\n");
    writer.flush();
  }

  private static void output(Model model, int output, JsonWriter json) throws IOException {
    ParameterSpace space = model.spec().space();
    int offset = output * space.stride();
    json.beginObject();
    json.name("name").value(model.outputName(output));
    if (space.extras() > 0) {
      String name = model.spec().kind() == ModelKind.KMEANS ? "count" : "intercept";
      json.name(name).value(model.weights()[offset + space.columns()]);
    }
    json.name("weights").beginArray();
    for (int column = 0; column < space.columns(); column++) {
      json.value(model.weights()[offset + column]);
    }
    json.endArray();
    json.endObject();
  }

  private static Writer writer(OutputStream out) {
    return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
  }
}
