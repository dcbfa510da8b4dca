package org.chartwarden.consistency.rules;

import java.math.BigDecimal;
import java.util.Optional;
import org.chartwarden.notes.claims.ClaimedValue;

/**
 * A number agrees when the charted one, in the unit of the note and rounded to the digits of the
 * note, is the same: {@code K 3.4} for 3.41, {@code 101.1 F} for 38.4 Cel.
 */
final class NumericValueRule implements ConsistencyRule {

  @Override
  public String id() {
    return "numeric-value";
  }

  @Override
  public RuleAnswer judge(RuleCase given) {
    Optional<NumberPair> pair = NumberPair.of(given);
    if (pair.isEmpty()) {
      return RuleAnswer.silent();
    }
    ClaimedValue claim = pair.get().claim();
    ChartedValue row = pair.get().row();
    NumberFit fit = pair.get().fit();
    if (fit.kind() == NumberFit.Kind.OTHER && bags(given).compareTo(claim.number()) >= 0) {
      fit = new NumberFit(NumberFit.Kind.SAME, "a row for each unit");
    }
    String both = "the note says " + Wording.of(claim) + ", the chart " + row.text();
    return switch (fit.kind()) {
      case SAME -> RuleAnswer.agrees(fit.tolerance(), both);
      case OTHER ->
          RuleAnswer.differs(
              ClaimField.VALUE,
              Severities.ofValue(given.row().concepts(), claim.number(), row.number()),
              fit.tolerance(),
              both,
              "Compare with the result and correct the note, or the chart if the note is right.");
      case OTHER_UNIT, INCOMPARABLE -> RuleAnswer.silent();
    };
  }

  /** How many rows are a unit of blood each, when the note counts units; 0 for less than two. */
  private static BigDecimal bags(RuleCase given) {
    long rows = given.others().bags();
    return rows > 1 ? BigDecimal.valueOf(rows) : BigDecimal.ZERO;
  }
}
