package org.chartwarden.consistency.plausibility.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.chartwarden.fhir.operations.FhirOperation;
import org.chartwarden.fhir.operations.OperationAnswer;
import org.chartwarden.fhir.operations.OperationCall;
import org.chartwarden.notes.stored.StoredNote;
import org.chartwarden.notes.stored.StoredNoteReader;
import org.chartwarden.notes.times.NoteContext;

/** {@code DocumentReference/[id]/$check-note} and the same of a DiagnosticReport. */
@ApplicationScoped
class CheckNoteOperation implements FhirOperation {

  private final StoredNoteReader notes;
  private final NoteCheckRun checks;

  @Inject
  CheckNoteOperation(StoredNoteReader notes, NoteCheckRun checks) {
    this.notes = notes;
    this.checks = checks;
  }

  @Override
  public String definition() {
    return "DocumentReference-check-note";
  }

  @Override
  public OperationAnswer run(OperationCall call) {
    StoredNote stored = notes.read(call.who(), call.requireKey(), call.base());
    NoteCheck check =
        checks.run(
            stored.document().text(),
            Optional.of(stored.source()),
            stored.written().map(NoteContext::at),
            call.parameters().text("model"),
            stored.warnings());
    return OperationAnswer.resource(new NoteCheckForm(check).parameters());
  }
}
