package org.chartwarden.consistency.rules;

import java.util.Optional;
import org.chartwarden.notes.claims.ClaimedValue;

/** The same digits in another unit, or a unit in which this cannot be measured. */
final class UnitMismatchRule implements ConsistencyRule {

  @Override
  public String id() {
    return "unit-mismatch";
  }

  @Override
  public RuleAnswer judge(RuleCase given) {
    Optional<NumberPair> pair = NumberPair.of(given);
    if (pair.isEmpty()) {
      return RuleAnswer.silent();
    }
    ClaimedValue claim = pair.get().claim();
    ChartedValue row = pair.get().row();
    if (claim.writtenUnit().isEmpty() || row.unit().isEmpty()) {
      return RuleAnswer.silent();
    }
    NumberFit fit = pair.get().fit();
    return switch (fit.kind()) {
      case SAME, OTHER -> RuleAnswer.silent();
      case OTHER_UNIT ->
          RuleAnswer.differs(
              ClaimField.UNIT,
              Severity.MODERATE,
              "",
              "the note writes "
                  + Wording.of(claim)
                  + ", the chart has the same digits as "
                  + row.text(),
              "Write the unit of the result.");
      case INCOMPARABLE ->
          RuleAnswer.differs(
              ClaimField.UNIT,
              Severity.MODERATE,
              "",
              claim.writtenUnit() + " and " + row.unit() + " measure different things",
              "Check unit and value against the result.");
    };
  }
}
