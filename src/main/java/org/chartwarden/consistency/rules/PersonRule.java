package org.chartwarden.consistency.rules;

import java.time.LocalDate;
import java.time.Period;
import java.util.Locale;
import org.chartwarden.notes.claims.ClaimKind;
import org.chartwarden.notes.claims.ClaimedValue;

/** Age and sex of the note against those of the Patient; an age may be off by one birthday. */
final class PersonRule implements ConsistencyRule {

  @Override
  public String id() {
    return "person";
  }

  @Override
  public RuleAnswer judge(RuleCase given) {
    if (given.claim().kind() != ClaimKind.PERSON
        || given.row().kind() != ClaimKind.PERSON
        || given.claim().value().isEmpty()) {
      return RuleAnswer.silent();
    }
    ClaimedValue claim = given.claim().value().get();
    return claim.isNumber() ? age(given, claim) : sex(given, claim);
  }

  private static RuleAnswer sex(RuleCase given, ClaimedValue claim) {
    String charted = given.row().value().map(ChartedValue::words).orElse("");
    if (!charted.equals("male") && !charted.equals("female")) {
      return RuleAnswer.silent();
    }
    String both = "the note has a " + claim.words() + ", the chart a " + charted + " patient";
    return claim.words().toLowerCase(Locale.ROOT).equals(charted)
        ? RuleAnswer.agrees("", both)
        : RuleAnswer.differs(
            ClaimField.VALUE, Severity.HIGH, "", both, "Check that the note is this patient's.");
  }

  private static RuleAnswer age(RuleCase given, ClaimedValue claim) {
    if (given.row().start().isEmpty()) {
      return RuleAnswer.silent();
    }
    LocalDate born = given.row().start().get().atZone(given.context().zone()).toLocalDate();
    int years = Period.between(born, given.context().day()).getYears();
    String both = "the note says " + Wording.of(claim) + " years, the chart " + years;
    return Math.abs(claim.number().intValue() - years) <= 1
        ? RuleAnswer.agrees("one year", both)
        : RuleAnswer.differs(
            ClaimField.VALUE,
            Severity.HIGH,
            "one year",
            both,
            "Check that the note is this patient's.");
  }
}
