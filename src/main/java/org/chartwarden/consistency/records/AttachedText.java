package org.chartwarden.consistency.records;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.notes.documents.DocumentLimits;
import org.chartwarden.notes.documents.DocumentProblem;
import org.chartwarden.notes.documents.DocumentReader;

/** Takes the note out of the attachments of a DocumentReference or a DiagnosticReport. Pure. */
final class AttachedText {

  private static final int MOST_ATTACHMENTS = 20;

  private AttachedText() {}

  /**
   * The text of the first attachment that holds any, plain text before other forms.
   *
   * @param tree the resource
   * @param reference how it is called in a failure
   * @param binary base64 data of the Binary that an address names
   * @throws FhirProblem 422 when it was entered in error or holds no text that can be read
   */
  static String of(JsonNode tree, String reference, Function<String, Optional<String>> binary) {
    if (tree.path("status").asText().equals("entered-in-error")) {
      throw problem("note-in-error", reference + " was entered in error");
    }
    Optional<DocumentProblem> refused = Optional.empty();
    for (JsonNode attachment : attachments(tree)) {
      Optional<byte[]> bytes =
          (attachment.hasNonNull("data")
                  ? Optional.of(attachment.get("data").asText())
                  : binary.apply(attachment.path("url").asText("")))
              .flatMap(AttachedText::decoded);
      if (bytes.isPresent()) {
        try {
          return DocumentReader.read(
                  bytes.get(), attachment.path("contentType").asText(""), DocumentLimits.STANDARD)
              .text();
        } catch (DocumentProblem e) {
          // Another attachment may be the same note in a form that can be read.
          refused = refused.or(() -> Optional.of(e));
        }
      }
    }
    throw refused
        .map(e -> problem(e.code(), reference + " cannot be read: " + e.getMessage()))
        .orElseGet(() -> problem("note-without-text", reference + " holds no text"));
  }

  private static FhirProblem problem(String code, String message) {
    return new FhirProblem(422, "business-rule", code, message);
  }

  private static List<JsonNode> attachments(JsonNode tree) {
    List<JsonNode> all = new ArrayList<>();
    tree.path("content").forEach(content -> all.add(content.path("attachment")));
    tree.path("presentedForm").forEach(all::add);
    List<JsonNode> ordered = new ArrayList<>();
    all.stream().filter(AttachedText::plain).forEach(ordered::add);
    all.stream().filter(attachment -> !plain(attachment)).forEach(ordered::add);
    return ordered.subList(0, Math.min(ordered.size(), MOST_ATTACHMENTS));
  }

  private static boolean plain(JsonNode attachment) {
    return attachment.path("contentType").asText("").startsWith("text/plain");
  }

  private static Optional<byte[]> decoded(String data) {
    try {
      return Optional.of(Base64.getMimeDecoder().decode(data));
    } catch (IllegalArgumentException e) {
      // An attachment that is not base64 has no text that could be read.
      return Optional.empty();
    }
  }
}
