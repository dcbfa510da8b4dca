package org.chartwarden.consistency.records;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.chartwarden.consistency.checking.ChartResource;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.notes.documents.DocumentLimits;
import org.chartwarden.notes.documents.DocumentProblem;
import org.chartwarden.notes.documents.DocumentReader;
import org.chartwarden.smart.AccessContext;

/** Reads the note that a DocumentReference or a DiagnosticReport holds. */
@ApplicationScoped
class StoredNote {

  private static final int MOST_ATTACHMENTS = 20;

  private final FhirGateway gateway;

  @Inject
  StoredNote(FhirGateway gateway) {
    this.gateway = gateway;
  }

  /**
   * Reads a note: its first attachment that holds text, plain text before other forms.
   *
   * @throws FhirProblem 422 when it was entered in error or holds no text that can be read
   */
  GivenNote read(AccessContext who, ResourceVersion version) {
    ObjectNode tree = version.tree();
    String reference = version.key().reference();
    if (tree.path("status").asText().equals("entered-in-error")) {
      throw problem("note-in-error", reference + " was entered in error");
    }
    Optional<DocumentProblem> refused = Optional.empty();
    for (JsonNode attachment : attachments(tree)) {
      Optional<byte[]> bytes = bytes(who, attachment);
      if (bytes.isPresent()) {
        try {
          return NoteFacts.of(
              ChartResource.of(version),
              DocumentReader.read(
                      bytes.get(),
                      attachment.path("contentType").asText(""),
                      DocumentLimits.STANDARD)
                  .text());
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

  private static List<JsonNode> attachments(ObjectNode tree) {
    List<JsonNode> all = new ArrayList<>();
    tree.path("content").forEach(content -> all.add(content.path("attachment")));
    tree.path("presentedForm").forEach(all::add);
    List<JsonNode> ordered = new ArrayList<>();
    all.stream().filter(StoredNote::plain).forEach(ordered::add);
    all.stream().filter(attachment -> !plain(attachment)).forEach(ordered::add);
    return ordered.subList(0, Math.min(ordered.size(), MOST_ATTACHMENTS));
  }

  private static boolean plain(JsonNode attachment) {
    return attachment.path("contentType").asText("").startsWith("text/plain");
  }

  private Optional<byte[]> bytes(AccessContext who, JsonNode attachment) {
    if (attachment.hasNonNull("data")) {
      return decoded(attachment.get("data").asText());
    }
    // A Binary elsewhere is not fetched: an address in a record must not make the server call it.
    String url = attachment.path("url").asText("");
    return References.local(url.startsWith("Binary/") ? url : "", "Binary")
        .flatMap(
            id ->
                decoded(
                    gateway.read(who, new ResourceKey("Binary", id)).tree().path("data").asText("")));
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
