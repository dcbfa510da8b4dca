package org.chartwarden.consistency.checking;

import java.util.List;
import java.util.Set;
import org.chartwarden.consistency.rules.ChartedValue;
import org.chartwarden.consistency.rules.Finding;
import org.chartwarden.consistency.rules.OtherRows;
import org.chartwarden.consistency.rules.RuleCase;
import org.chartwarden.consistency.rules.TableValue;
import org.chartwarden.evidence.RecordPointer;
import org.chartwarden.notes.claims.ClaimedValue;
import org.chartwarden.notes.claims.NoteClaim;
import org.chartwarden.notes.times.NoteContext;

/** Values that no row has the name of, held against the numbers of the chart alone. */
final class ValueAlone {

  private static final int DIGITS = 3;

  /** So many values without a known name are looked for in a chart of any length. */
  private static final int LEAST_TRIES = 40;

  private ValueAlone() {}

  /**
   * A value under a name that nothing is known of is the one row, not spoken of otherwise, that has
   * it: where the note writes a unit, or digits enough.
   */
  static void of(
      List<NoteClaim> unnamed,
      NoteContext context,
      ChartTable table,
      Set<RecordPointer> taken,
      List<Finding> findings) {
    List<TableValue> numbers =
        table.rows().stream()
            .filter(row -> row.value().filter(ChartedValue::isNumber).isPresent())
            .toList();
    int tries = numbers.isEmpty() ? 0 : Math.max(LEAST_TRIES, Candidates.MOST / numbers.size());
    for (NoteClaim claim : unnamed) {
      ClaimedValue value = claim.value().orElseThrow();
      boolean telling =
          value.isNumber()
              && (!value.writtenUnit().isEmpty() || value.number().precision() >= DIGITS);
      if (!telling || tries-- <= 0) {
        nothing(claim, findings);
        continue;
      }
      OtherRows none = OtherRows.of(claim.value(), List.of());
      List<RowAnswers> fitting =
          numbers.stream()
              .filter(row -> !taken.contains(row.source()))
              .map(row -> new RuleCase(claim, row, none, context))
              .map(given -> RowAnswers.of(given, "by the value alone"))
              .filter(answers -> answers.differing().isEmpty())
              .toList();
      if (fitting.size() == 1) {
        taken.add(fitting.get(0).row().source());
        findings.add(Findings.consistent(claim, fitting.get(0)));
      } else {
        nothing(claim, findings);
      }
    }
  }

  /** A measurement that is known and that the chart does not have. */
  private static void nothing(NoteClaim claim, List<Finding> findings) {
    if (!claim.concepts().isEmpty()) {
      findings.add(Findings.notInTable(claim, "the chart has no value of " + claim.name()));
    }
  }
}
