package org.chartwarden.consistency.rules;

import java.util.Objects;
import org.chartwarden.evidence.RecordPointer;

/**
 * A row that a finding rests on.
 *
 * @param source the resource version
 * @param text the row in one line, for a person
 * @param role what it has to do with the finding
 */
public record MatchedRow(RecordPointer source, String text, Role role) {

  /** What a row has to do with a finding. */
  public enum Role {
    /** The row that the statement was judged by. */
    JUDGED_BY,
    /** A row that the statement may have been copied from. */
    COPIED_FROM,
    /** Another row about the same thing. */
    ALSO
  }

  public MatchedRow {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(role, "role");
  }
}
