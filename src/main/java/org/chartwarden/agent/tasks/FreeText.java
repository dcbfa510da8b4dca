package org.chartwarden.agent.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** What a proposed resource says in free words. Pure. */
final class FreeText {

  private FreeText() {}

  /**
   * The free texts of a resource: its notes, the summary of an impression, what a message says, the
   * plain text of a document.
   */
  static String of(ObjectNode resource) {
    List<String> texts = new ArrayList<>();
    resource.path("note").forEach(note -> texts.add(note.path("text").asText("")));
    texts.add(resource.path("summary").asText(""));
    texts.add(resource.path("patientInstruction").asText(""));
    resource
        .path("dosageInstruction")
        .forEach(dosage -> texts.add(dosage.path("patientInstruction").asText("")));
    resource
        .path("payload")
        .forEach(payload -> texts.add(payload.path("contentString").asText("")));
    resource.path("content").forEach(content -> texts.add(attached(content.path("attachment"))));
    return String.join("\n", texts.stream().filter(text -> !text.isBlank()).toList());
  }

  private static String attached(JsonNode attachment) {
    if (!attachment.path("contentType").asText("").startsWith("text/plain")) {
      return "";
    }
    try {
      return new String(
          Base64.getMimeDecoder().decode(attachment.path("data").asText("")),
          StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // Not base64; whoever applies the change refuses it.
      return "";
    }
  }
}
