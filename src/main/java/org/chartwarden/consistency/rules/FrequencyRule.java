package org.chartwarden.consistency.rules;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import org.chartwarden.notes.claims.ClaimedUse;

/**
 * How often a drug is given agrees when the doses per day are the same: every 8 hours and TID are
 * one. A drug that the note has as needed and the chart does not is another frequency.
 */
final class FrequencyRule implements ConsistencyRule {

  private static final BigDecimal TOLERANCE = new BigDecimal("0.02");

  @Override
  public String id() {
    return "frequency";
  }

  @Override
  public RuleAnswer judge(RuleCase given) {
    Optional<ClaimedUse> claimed = given.claim().use();
    Optional<ChartedUse> charted = given.row().use();
    if (claimed.isEmpty() || charted.isEmpty() || charted.get().given()) {
      return RuleAnswer.silent();
    }
    ClaimedUse claim = claimed.get();
    ChartedUse row = charted.get();
    if (claim.perDay() != null && row.perDay() != null) {
      String both =
          "the note says "
              + Wording.perDay(claim.perDay())
              + ", the chart "
              + Wording.perDay(row.perDay());
      return near(claim.perDay(), row.perDay())
          ? RuleAnswer.agrees("", both)
          : differs(given, both);
    }
    if (claim.asNeeded() && !row.asNeeded() && row.perDay() != null) {
      return differs(
          given,
          "the note says as needed, the chart " + Wording.perDay(row.perDay()) + " without need");
    }
    return RuleAnswer.silent();
  }

  private static RuleAnswer differs(RuleCase given, String both) {
    return RuleAnswer.differs(
        ClaimField.FREQUENCY,
        Severities.ofDrug(given.row().concepts()),
        "",
        both,
        "Verify how often it is to be given.");
  }

  private static boolean near(BigDecimal a, BigDecimal b) {
    BigDecimal larger = a.max(b);
    return larger.signum() == 0
        || a.subtract(b).abs().divide(larger, MathContext.DECIMAL32).compareTo(TOLERANCE) <= 0;
  }
}
