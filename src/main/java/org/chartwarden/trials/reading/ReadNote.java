package org.chartwarden.trials.reading;

import java.util.List;

/**
 * What one note of a patient says. It depends on the text and its day alone.
 *
 * @param note the note
 * @param statements in the order in which they were found
 */
public record ReadNote(PatientNote note, List<NoteStatement> statements) {

  public ReadNote {
    statements = List.copyOf(statements);
  }
}
