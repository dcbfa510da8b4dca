package org.chartwarden.agent.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.platform.Json;

/**
 * A note of the chart with its text.
 *
 * @param reference unversioned reference
 * @param title kind of note
 * @param date when it was written, as charted, or null
 * @param text plain text
 */
record NoteText(String reference, String title, String date, String text) {

  private static final int EXCERPT = 1000;
  private static final int LEAD = 300;

  /** The text of a DocumentReference that carries plain text in itself. */
  static Optional<NoteText> of(ResourceVersion version) {
    ObjectNode tree = version.tree();
    if (tree.path("status").asText().equals("entered-in-error")) {
      return Optional.empty();
    }
    for (JsonNode content : tree.path("content")) {
      JsonNode attachment = content.path("attachment");
      if (attachment.path("contentType").asText("").startsWith("text/")
          && attachment.hasNonNull("data")) {
        return decoded(attachment.get("data").asText())
            .map(
                text ->
                    new NoteText(
                        version.key().reference(),
                        ReadingParser.nameOf(tree.path("type")),
                        tree.path("date").asText(null),
                        text));
      }
    }
    return Optional.empty();
  }

  boolean contains(String wanted) {
    return wanted == null
        || text.toLowerCase(Locale.ROOT).contains(wanted.toLowerCase(Locale.ROOT));
  }

  String sentence() {
    return "Note " + title + (date == null ? "" : " of " + date);
  }

  ObjectNode json(String wanted) {
    int hit =
        wanted == null
            ? 0
            : Math.max(0, text.toLowerCase(Locale.ROOT).indexOf(wanted.toLowerCase(Locale.ROOT)));
    int start = Math.max(0, Math.min(hit - LEAD, text.length() - EXCERPT));
    int end = Math.min(text.length(), start + EXCERPT);
    ObjectNode node = Json.object();
    node.put("reference", reference);
    node.put("title", title);
    node.put("date", date);
    node.put("excerpt", text.substring(start, end));
    node.put("characters_left_out", text.length() - (end - start));
    return node;
  }

  private static Optional<String> decoded(String data) {
    try {
      return Optional.of(new String(Base64.getMimeDecoder().decode(data), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      // An attachment that is not base64 has no text that could be shown.
      return Optional.empty();
    }
  }
}
