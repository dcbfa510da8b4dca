package org.chartwarden.notes.stored;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.chartwarden.evidence.RecordPointer;
import org.chartwarden.notes.documents.DocumentText;

/**
 * The text of a stored note.
 *
 * @param source the version of the resource and the attachment in it that was read
 * @param document the text
 * @param written when it was written, as far as the resource tells
 * @param patient reference of the patient, for instance {@code Patient/1}
 * @param encounter reference of the encounter
 * @param warnings what a person should know of the choice and the reading
 */
public record StoredNote(
    RecordPointer source,
    DocumentText document,
    Optional<OffsetDateTime> written,
    Optional<String> patient,
    Optional<String> encounter,
    List<String> warnings) {

  public StoredNote {
    warnings = List.copyOf(warnings);
  }
}
