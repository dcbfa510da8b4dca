package org.chartwarden.calculators.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.notes.stored.StoredNoteReader;
import org.chartwarden.smart.AccessContext;

/** Notes that stand in the record as text, in a DocumentReference or a DiagnosticReport. */
@ApplicationScoped
public class StoredNotes {

  private static final Pattern REFERENCE =
      Pattern.compile("(DocumentReference|DiagnosticReport)/([A-Za-z0-9.-]{1,64})");
  private static final String FIELD = "noteReference";
  private static final String BINARY = "Binary/";

  private final ChartRecords records;

  @Inject
  StoredNotes(ChartRecords records) {
    this.records = records;
  }

  /**
   * Reads a note.
   *
   * @param patient logical id of the patient whose note it must be, if any
   * @param most longest text that is taken
   * @throws CalculationProblem when it is no note, has no text, or is another patient's
   * @throws org.chartwarden.fhir.model.FhirProblem when it is not there or may not be seen
   */
  public CalculationRequest.NoteGiven read(
      AccessContext who, String reference, Optional<String> patient, int most) {
    Matcher parts = REFERENCE.matcher(reference);
    if (!parts.matches()) {
      throw problem(
          400,
          "invalid-reference",
          "\"noteReference\" must be DocumentReference/id or DiagnosticReport/id, not \""
              + reference
              + "\"");
    }
    ResourceVersion version = records.read(who, parts.group(1), parts.group(2));
    ObjectNode tree = version.tree();
    String subject = tree.at("/subject/reference").asText("");
    if (patient.isPresent()
        && !subject.equals("Patient/" + patient.get())
        && !subject.endsWith("/Patient/" + patient.get())) {
      throw problem(
          422, "note-of-other-patient", reference + " is not about Patient/" + patient.get());
    }
    if (tree.path("status").asText().equals("entered-in-error")) {
      throw problem(422, "note-in-error", reference + " was entered in error");
    }
    String text =
        text(who, tree)
            .orElseThrow(
                () -> problem(422, "note-without-text", reference + " holds no plain text"));
    if (text.length() > most) {
      throw problem(
          422,
          "too-long",
          reference + " has " + text.length() + " characters; at most " + most + " are read");
    }
    return new CalculationRequest.NoteGiven(
        text, Optional.of(version.pointer()), StoredNoteReader.written(tree));
  }

  private static CalculationProblem problem(int status, String code, String message) {
    return CalculationProblem.of(status, FIELD, code, message);
  }

  private Optional<String> text(AccessContext who, ObjectNode tree) {
    List<JsonNode> attachments = new ArrayList<>();
    tree.path("content").forEach(content -> attachments.add(content.path("attachment")));
    tree.path("presentedForm").forEach(attachments::add);
    for (JsonNode attachment : attachments) {
      if (attachment.path("contentType").asText("").startsWith("text/")) {
        Optional<String> text = data(who, attachment).flatMap(StoredNotes::decoded);
        if (text.isPresent()) {
          return text;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<String> data(AccessContext who, JsonNode attachment) {
    if (attachment.hasNonNull("data")) {
      return Optional.of(attachment.get("data").asText());
    }
    String url = attachment.path("url").asText("");
    String id = url.startsWith(BINARY) ? url.substring(BINARY.length()) : "";
    return ResourceKey.ID.matcher(id).matches()
        ? Optional.of(records.read(who, "Binary", id).tree().path("data").asText(""))
        : Optional.empty();
  }

  private static Optional<String> decoded(String data) {
    try {
      return Optional.of(new String(Base64.getMimeDecoder().decode(data), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      // An attachment that is not base64 has no text that could be read.
      return Optional.empty();
    }
  }
}
