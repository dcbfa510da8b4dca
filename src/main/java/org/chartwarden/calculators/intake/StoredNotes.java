package org.chartwarden.calculators.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.LiteralReference;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.notes.documents.DocumentLimits;
import org.chartwarden.notes.stored.AttachedText;
import org.chartwarden.notes.stored.StoredNoteReader;
import org.chartwarden.smart.AccessContext;

/** Notes that stand in the record, in a DocumentReference or a DiagnosticReport. */
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
    if (patient.isPresent() && !LiteralReference.names(subject, "Patient", patient.get())) {
      throw problem(
          422, "note-of-other-patient", reference + " is not about Patient/" + patient.get());
    }
    String text = text(who, tree, reference, most);
    return new CalculationRequest.NoteGiven(
        text, Optional.of(version.pointer()), StoredNoteReader.written(tree));
  }

  private static CalculationProblem problem(int status, String code, String message) {
    return CalculationProblem.of(status, FIELD, code, message);
  }

  private String text(AccessContext who, ObjectNode tree, String reference, int most) {
    try {
      return AttachedText.of(
              tree,
              reference,
              (name, url) -> binary(who, name, url),
              DocumentLimits.STANDARD.of(most))
          .document()
          .text();
    } catch (FhirProblem e) {
      if (e.status() != 422) {
        throw e;
      }
      throw problem(422, e.code(), e.getMessage());
    }
  }

  private String binary(AccessContext who, String name, String url) {
    String id = url.startsWith(BINARY) ? url.substring(BINARY.length()) : "";
    if (!ResourceKey.ID.matcher(id).matches()) {
      throw problem(
          422, "attachment-elsewhere", name + " lies at another address, which is not asked");
    }
    return records.read(who, "Binary", id).tree().path("data").asText("");
  }
}
