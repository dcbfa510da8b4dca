package org.chartwarden.trials.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Consumer;
import org.chartwarden.platform.Json;

/**
 * The records of one file, whatever its form: JSON with one study, an array or an answer with many,
 * one study per line, or XML.
 */
public final class RegistryDocuments {

  /** Larger files are refused; the registry hands out the whole in smaller ones. */
  public static final int MAX_BYTES = 512 * 1024 * 1024;

  private static final int SNIPPET = 200;

  private RegistryDocuments() {}

  /**
   * A record, or why there is none.
   *
   * @param record null when it was refused
   * @param problem null when it is there
   * @param place line or position within the file, for a person
   * @param content the beginning of what was refused
   */
  public record Entry(TrialRecord record, RegistryProblem problem, String place, String content) {}

  /**
   * Hands over every record of a file.
   *
   * @param name name of the file; its ending tells the form
   * @throws IOException when it cannot be read
   */
  public static void read(InputStream in, String name, Consumer<Entry> sink) throws IOException {
    byte[] bytes = in.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      sink.accept(refused("too-large", "the file is larger than " + MAX_BYTES + " bytes", "", ""));
      return;
    }
    String lower = name.toLowerCase(Locale.ROOT);
    int start = 0;
    while (start < bytes.length
        && (bytes[start] <= ' '
            || bytes[start] == (byte) 0xEF
            || bytes[start] == (byte) 0xBB
            || bytes[start] == (byte) 0xBF)) {
      start++;
    }
    if (lower.endsWith(".xml") || start < bytes.length && bytes[start] == '<') {
      xml(bytes, sink);
    } else if (lower.endsWith(".jsonl") || lower.endsWith(".ndjson")) {
      lines(bytes, sink);
    } else {
      json(bytes, sink);
    }
  }

  private static void xml(byte[] bytes, Consumer<Entry> sink) {
    try {
      sink.accept(new Entry(TrialXml.record(new ByteArrayInputStream(bytes)), null, "", ""));
    } catch (RegistryProblem e) {
      sink.accept(
          new Entry(
              null,
              e,
              "",
              snippet(
                  new String(bytes, 0, Math.min(bytes.length, SNIPPET), StandardCharsets.UTF_8))));
    }
  }

  private static void json(byte[] bytes, Consumer<Entry> sink) throws IOException {
    JsonNode root;
    try {
      root = Json.parse(bytes);
    } catch (JsonProcessingException e) {
      // Not one document: perhaps one per line.
      if (new String(bytes, StandardCharsets.UTF_8).strip().indexOf('\n') > 0) {
        lines(bytes, sink);
      } else {
        sink.accept(
            refused(
                "not-json",
                "the file is no JSON" + Json.fault(e),
                "",
                snippet(new String(bytes, StandardCharsets.UTF_8))));
      }
      return;
    }
    JsonNode list = root.isArray() ? root : root.path("studies");
    if (list.isArray()) {
      int place = 0;
      for (JsonNode study : list) {
        study(study, "study " + ++place, sink);
      }
    } else {
      study(root, "", sink);
    }
  }

  private static void lines(byte[] bytes, Consumer<Entry> sink) throws IOException {
    BufferedReader reader =
        new BufferedReader(new StringReader(new String(bytes, StandardCharsets.UTF_8)));
    int number = 0;
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      String place = "line " + number;
      try {
        study(Json.parse(line), place, sink);
      } catch (JsonProcessingException e) {
        sink.accept(
            refused("not-json", "the line is no JSON" + Json.fault(e), place, snippet(line)));
      }
    }
  }

  private static void study(JsonNode study, String place, Consumer<Entry> sink) {
    try {
      sink.accept(new Entry(TrialJson.record(study), null, place, ""));
    } catch (RegistryProblem e) {
      sink.accept(new Entry(null, e, place, snippet(study.toString())));
    }
  }

  private static Entry refused(String code, String message, String place, String content) {
    return new Entry(null, RegistryProblem.of(code, message), place, content);
  }

  private static String snippet(String text) {
    return text.length() > SNIPPET ? text.substring(0, SNIPPET) : text;
  }
}
