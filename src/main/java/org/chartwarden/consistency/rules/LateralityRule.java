package org.chartwarden.consistency.rules;

import java.util.Locale;

/** The left side is not the right one. Where one of them names no side, nothing is said. */
final class LateralityRule implements ConsistencyRule {

  @Override
  public String id() {
    return "laterality";
  }

  @Override
  public RuleAnswer judge(RuleCase given) {
    if (given.claim().side().contradicts(given.row().side())) {
      return RuleAnswer.differs(
          ClaimField.LATERALITY,
          Severity.HIGH,
          "",
          "the note says "
              + given.claim().side().name().toLowerCase(Locale.ROOT)
              + ", the chart "
              + given.row().side().name().toLowerCase(Locale.ROOT),
          "Verify the side with the patient and correct the note or the chart.");
    }
    return given.claim().side() == given.row().side()
            && given.claim().side() != org.chartwarden.notes.claims.Laterality.NONE
        ? RuleAnswer.agrees("", "both name the same side")
        : RuleAnswer.silent();
  }
}
