package org.chartwarden.consistency.rules;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.chartwarden.notes.claims.ClaimKind;
import org.chartwarden.notes.claims.NoteClaim;

/**
 * What came of one statement of a note, or of one row that the note leaves out.
 *
 * @param verdict whether note and chart agree
 * @param kind what it is about: as the row has it, which knows better, else as the note has it
 * @param claim the statement; empty when the note leaves a row out
 * @param fields the fields in which they differ, the deciding one first; empty unless they do
 * @param rows the rows it rests on, the deciding one first
 * @param rule id of the deciding rule; empty when there was no row to judge by
 * @param how how the rows were found, in words
 * @param tolerance what was allowed, in words; empty when nothing was
 * @param severity what the difference may do; empty when nothing is wrong
 * @param reason one sentence that names both sides
 * @param advice what a person could do; empty when nothing is to be done
 * @param copiedForward whether the value stands in an older row
 */
public record Finding(
    Verdict verdict,
    ClaimKind kind,
    Optional<NoteClaim> claim,
    List<ClaimField> fields,
    List<MatchedRow> rows,
    String rule,
    String how,
    String tolerance,
    Optional<Severity> severity,
    String reason,
    String advice,
    boolean copiedForward) {

  public Finding {
    Objects.requireNonNull(verdict, "verdict");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(claim, "claim");
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(how, "how");
    Objects.requireNonNull(tolerance, "tolerance");
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(advice, "advice");
    fields = List.copyOf(fields);
    rows = List.copyOf(rows);
  }

  /** Whether it tells what the note leaves out, and not what it says. */
  public boolean omission() {
    return claim.isEmpty();
  }

  /** The field in which they differ; empty unless they do. */
  public Optional<ClaimField> field() {
    return fields.stream().findFirst();
  }

  /** The row that the statement was judged by. */
  public Optional<MatchedRow> row() {
    return rows.stream().filter(row -> row.role() == MatchedRow.Role.JUDGED_BY).findFirst();
  }
}
