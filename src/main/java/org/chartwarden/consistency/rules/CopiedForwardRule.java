package org.chartwarden.consistency.rules;

import java.util.Optional;
import org.chartwarden.notes.claims.ClaimedValue;

/**
 * A number that stands in an older row while the row of the stated time has another one was carried
 * over from an earlier note.
 */
final class CopiedForwardRule implements ConsistencyRule {

  static final String ID = "copied-forward";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public RuleAnswer judge(RuleCase given) {
    Optional<ClaimedValue> claim = given.claim().value().filter(ClaimedValue::isNumber);
    if (claim.isEmpty()
        || given.row().value().filter(ChartedValue::isNumber).isEmpty()
        || given.row().start().isEmpty()
        || OtherRows.fits(claim.get(), given.row())) {
      return RuleAnswer.silent();
    }
    return given
        .others()
        .fittingBefore(given.row().start().get())
        .map(
            row ->
                RuleAnswer.differs(
                    ClaimField.VALUE,
                    Severity.MODERATE,
                    "",
                    "the note says "
                        + Wording.of(claim.get())
                        + ", which was the value of "
                        + row.start().get().atZone(given.context().zone()).toLocalDateTime()
                        + "; the later one is "
                        + given.row().value().get().text(),
                    "Replace the value that was carried over by the current one."))
        .orElse(RuleAnswer.silent());
  }
}
