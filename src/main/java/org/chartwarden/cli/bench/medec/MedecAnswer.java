package org.chartwarden.cli.bench.medec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.chartwarden.platform.Json;

/**
 * What was answered to a text.
 *
 * @param sentence number of the sentence that is taken for wrong, -1 for none
 * @param correction how it should read; empty when nothing says
 * @param because why
 * @param unread why the model did not read the text; empty when it did or none was asked
 */
record MedecAnswer(int sentence, String correction, String because, String unread) {

  private static final String UNREAD = "unread_because";

  static final MedecAnswer NONE = new MedecAnswer(-1, "", "", "");

  boolean flags() {
    return sentence >= 0;
  }

  /** The line of an answers file. */
  ObjectNode line(String id) {
    ObjectNode line = Json.object().put("id", id).put("flag", flags() ? 1 : 0);
    line.put("sentence", sentence).put("correction", correction).put("because", because);
    if (!unread.isEmpty()) {
      line.put(UNREAD, unread);
    }
    return line;
  }

  static MedecAnswer of(JsonNode line) {
    return new MedecAnswer(
        line.path("sentence").asInt(-1),
        line.path("correction").asText(""),
        line.path("because").asText(""),
        line.path(UNREAD).asText(""));
  }

  /** Whether a line holds an answer that need not be asked again. */
  static boolean whole(JsonNode line) {
    return line.has("sentence") && !line.has(UNREAD);
  }
}
