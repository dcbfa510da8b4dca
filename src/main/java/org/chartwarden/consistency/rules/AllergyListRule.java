package org.chartwarden.consistency.rules;

import org.chartwarden.notes.claims.ClaimKind;
import org.chartwarden.notes.findings.Assertion;

/** "No known drug allergies", or the denial of one, against an allergy of the chart. */
final class AllergyListRule implements ConsistencyRule {

  @Override
  public String id() {
    return "allergy-list";
  }

  @Override
  public RuleAnswer judge(RuleCase given) {
    if (given.claim().kind() != ClaimKind.ALLERGY || given.row().kind() != ClaimKind.ALLERGY) {
      return RuleAnswer.silent();
    }
    boolean gone =
        given.row().status().equals("resolved") || given.row().status().equals("inactive");
    boolean none = given.row().display().toLowerCase(java.util.Locale.ROOT).startsWith("no known");
    boolean denied = given.claim().assertion() == Assertion.NEGATED;
    if (denied == none) {
      return RuleAnswer.agrees("", "note and chart have the same");
    }
    if (denied && gone) {
      return RuleAnswer.silent();
    }
    return RuleAnswer.differs(
        ClaimField.STATUS,
        Severity.HIGH,
        "",
        "the note says \""
            + given.claim().span().text()
            + "\", the chart has "
            + given.row().display(),
        "Ask the patient and correct the allergy list or the note before drugs are given.");
  }
}
