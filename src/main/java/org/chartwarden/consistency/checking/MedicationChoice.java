package org.chartwarden.consistency.checking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.chartwarden.consistency.rules.Finding;
import org.chartwarden.consistency.rules.RuleCase;
import org.chartwarden.consistency.rules.TableValue;
import org.chartwarden.notes.claims.ClaimedUse;
import org.chartwarden.notes.claims.NoteClaim;
import org.chartwarden.notes.claims.UseStatus;
import org.chartwarden.notes.times.NoteContext;

/**
 * Chooses the order or administration that a statement about a drug is judged by: the one that
 * contradicts it least, and among those the one that holds at the time and is of the kind that the
 * note speaks of.
 */
final class MedicationChoice {

  private MedicationChoice() {}

  static Finding of(NoteClaim claim, NoteContext context, Candidates.Found found) {
    if (found.rows().isEmpty()) {
      return Findings.notInTable(claim, "the chart has no " + claim.name());
    }
    List<RowAnswers> answers = new ArrayList<>();
    for (TableValue row : found.rows()) {
      List<TableValue> others = found.rows().stream().filter(o -> o != row).toList();
      answers.add(RowAnswers.of(new RuleCase(claim, row, others, context), found.how()));
    }
    RowAnswers best =
        answers.stream()
            .min(
                Comparator.comparing((RowAnswers a) -> a.differing().size())
                    .thenComparing(a -> otherKind(claim, a.row()))
                    .thenComparing(a -> holds(a.row(), context) ? 0 : 1)
                    .thenComparing(
                        a -> a.row().start().orElse(Instant.MIN), Comparator.reverseOrder())
                    .thenComparing(a -> a.row().source().id()))
            .orElseThrow();
    if (best.differing().isEmpty()) {
      return Findings.consistent(claim, best);
    }
    List<TableValue> others = found.rows().stream().filter(o -> o != best.row()).toList();
    return Findings.inconsistent(claim, best, others);
  }

  /** A regimen is an order, a dose that was given or a rate is an administration. */
  private static int otherKind(NoteClaim claim, TableValue row) {
    ClaimedUse use = claim.use().orElseThrow();
    boolean given = row.use().map(charted -> charted.given()).orElse(false);
    boolean once =
        use.status() == UseStatus.GIVEN
            || use.status() == UseStatus.NOT_GIVEN
            || use.times() != null
            || use.unit() != null && use.unit().contains("/") && use.perDay() == null;
    boolean regimen = use.perDay() != null || use.asNeeded();
    return regimen && given || once && !given ? 1 : 0;
  }

  private static boolean holds(TableValue row, NoteContext context) {
    Instant written = context.written();
    return row.start().filter(start -> start.isAfter(written)).isEmpty()
        && row.end().filter(end -> end.isBefore(written)).isEmpty();
  }
}
