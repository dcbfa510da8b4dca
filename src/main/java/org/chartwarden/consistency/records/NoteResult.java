package org.chartwarden.consistency.records;

import java.util.Objects;
import java.util.Optional;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;

/**
 * What came of one of several notes.
 *
 * @param note the note
 * @param checked the findings; empty when it could not be checked
 * @param problem why it could not be checked; empty when it was
 */
public record NoteResult(
    ResourceKey note, Optional<CheckedNote> checked, Optional<FhirProblem> problem) {

  public NoteResult {
    Objects.requireNonNull(note, "note");
    Objects.requireNonNull(checked, "checked");
    Objects.requireNonNull(problem, "problem");
  }
}
