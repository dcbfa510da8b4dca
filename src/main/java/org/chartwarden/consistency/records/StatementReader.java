package org.chartwarden.consistency.records;

import java.util.List;
import org.chartwarden.notes.ClinicalNote;
import org.chartwarden.notes.claims.ClaimReader;
import org.chartwarden.notes.claims.NoteClaim;
import org.chartwarden.notes.times.NoteContext;

/** Reads the statements of a note. */
@FunctionalInterface
public interface StatementReader {

  /** The rules alone. */
  StatementReader RULES =
      (note, context) -> new Statements(ClaimReader.read(note, context), List.of());

  /**
   * What was read.
   *
   * @param claims the statements in the order of the note
   * @param remarks what a person should know of the reading
   */
  record Statements(List<NoteClaim> claims, List<String> remarks) {
    public Statements {
      claims = List.copyOf(claims);
      remarks = List.copyOf(remarks);
    }
  }

  /** Reads a note; never fails because of a model. */
  Statements read(ClinicalNote note, NoteContext context);
}
