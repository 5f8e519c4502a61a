package org.plait.model;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * Manifests: a record as readable JSON whose last member, {@code crc32c}, is the CRC-32C of the
 * object without it, written without white space in UTF-8. Any changed value is found out; added
 * white space does no harm. Stateless.
 */
public final class SealedJson {
  private static final String SEAL = "crc32c";
  private static final Gson GSON =
      new GsonBuilder().disableHtmlEscaping().setPrettyPrinting().create();

  private SealedJson() {}

  /** The text of a record; numbers in it are finite. */
  public static String text(Object value) {
    JsonObject object = GSON.toJsonTree(value).getAsJsonObject();
    object.addProperty(SEAL, seal(object));
    return GSON.toJson(object) + "\n";
  }

  /** Writes a record as a file. */
  public static void write(Folder folder, String name, Object value) throws IOException {
    try (OutputStream out = folder.create(name)) {
      out.write(text(value).getBytes(StandardCharsets.UTF_8));
    }
  }

  /**
   * Reads a record from a file.
   *
   * @throws org.plait.base.PlaitException BAD_DATA if it is missing or not what was written
   */
  public static <T> T read(Folder folder, String name, Class<T> type) throws IOException {
    if (folder.length(name).isEmpty()) {
      throw Refusal.damaged(folder, name, "it is missing");
    }
    try (InputStream in = folder.open(name)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return parse(folder.where() + "/" + name, text, type);
    }
  }

  /**
   * Reads a record from its text.
   *
   * @param file name for errors
   */
  public static <T> T parse(String file, String text, Class<T> type) {
    JsonObject object = object(file, text);
    JsonElement seal = object.remove(SEAL);
    if (seal == null || !seal.isJsonPrimitive() || !seal.getAsString().equals(seal(object))) {
      throw Refusal.damaged(file, "its checksum does not fit its contents");
    }
    try {
      return GSON.fromJson(object, type);
    } catch (RuntimeException e) {
      // Gson reports a record's own refusal as a bare RuntimeException.
      throw Refusal.damaged(file, "a member is missing or makes no sense (" + cause(e) + ")");
    }
  }

  private static JsonObject object(String file, String text) {
    try {
      JsonElement element = JsonParser.parseString(text);
      if (element.isJsonObject()) {
        return element.getAsJsonObject();
      }
    } catch (JsonParseException e) {
      throw Refusal.damaged(file, "it is no JSON (" + e.getMessage() + ")");
    }
    throw Refusal.damaged(file, "it is no JSON object");
  }

  private static String seal(JsonObject object) {
    CRC32C crc = new CRC32C();
    crc.update(object.toString().getBytes(StandardCharsets.UTF_8));
    return Checksum.hex(crc);
  }

  private static String cause(Throwable e) {
    Throwable last = e;
    for (Throwable next = e; next != null; next = next.getCause()) {
      last = next;
    }
    return last.toString();
  }
}
