package org.chartwarden.consistency.rules;

import java.util.Set;
import org.chartwarden.notes.claims.ClaimKind;
import org.chartwarden.notes.findings.Assertion;

/**
 * A condition that the note denies and the chart has as active, or that the note has as resolved
 * and the chart as active.
 */
final class ConditionAssertionRule implements ConsistencyRule {

  private static final Set<String> ACTIVE = Set.of("active", "recurrence", "relapse");

  @Override
  public String id() {
    return "condition-assertion";
  }

  @Override
  public RuleAnswer judge(RuleCase given) {
    if (given.claim().kind() != ClaimKind.CONDITION
        || given.row().kind() != ClaimKind.CONDITION
        || !ACTIVE.contains(given.row().status())) {
      return RuleAnswer.silent();
    }
    return given.claim().assertion() == Assertion.NEGATED
        ? RuleAnswer.differs(
            ClaimField.STATUS,
            Severity.MODERATE,
            "",
            "the note denies it, the chart has it as " + given.row().status(),
            "Reconcile the problem list.")
        : RuleAnswer.silent();
  }
}
