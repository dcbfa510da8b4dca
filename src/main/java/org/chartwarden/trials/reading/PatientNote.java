package org.chartwarden.trials.reading;

import java.time.LocalDate;
import java.util.Objects;
import org.chartwarden.evidence.RecordPointer;

/**
 * One note of a patient.
 *
 * @param source the document it stands in
 * @param text the note
 * @param day when it was written
 */
public record PatientNote(RecordPointer source, String text, LocalDate day) {

  public PatientNote {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(day, "day");
  }
}
