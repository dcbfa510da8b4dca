package org.chartwarden.consistency.rules;

import java.util.Objects;
import org.chartwarden.notes.claims.NoteClaim;
import org.chartwarden.notes.times.NoteContext;

/**
 * What a rule is given: one statement and one row that may be about the same thing.
 *
 * @param claim the statement
 * @param row the row
 * @param others all rows about the same thing, this one among them; the same for every row of a
 *     statement
 * @param context when and where the note was written
 */
public record RuleCase(NoteClaim claim, TableValue row, OtherRows others, NoteContext context) {

  public RuleCase {
    Objects.requireNonNull(claim, "claim");
    Objects.requireNonNull(row, "row");
    Objects.requireNonNull(context, "context");
    Objects.requireNonNull(others, "others");
  }
}
