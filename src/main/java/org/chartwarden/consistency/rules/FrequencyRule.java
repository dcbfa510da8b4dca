package org.chartwarden.consistency.rules;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
      if (!near(claim.perDay(), row.perDay())) {
        return differs(given, both);
      }
      return otherPart(claim, row)
          ? differs(
              given,
              "the note says in the "
                  + claim.moments().get(0)
                  + ", the chart in the "
                  + row.moments().get(0))
          : RuleAnswer.agrees("", both);
    }
    if (claim.asNeeded() && !row.asNeeded() && row.perDay() != null) {
      return differs(
          given,
          "the note says as needed, the chart " + Wording.perDay(row.perDay()) + " without need");
    }
    return RuleAnswer.silent();
  }

  /** Once a day in the morning is not once a day at bedtime. */
  private static boolean otherPart(ClaimedUse claim, ChartedUse row) {
    Set<String> mine = parts(claim.moments());
    Set<String> theirs = parts(row.moments());
    return !mine.isEmpty() && !theirs.isEmpty() && Collections.disjoint(mine, theirs);
  }

  private static Set<String> parts(List<String> moments) {
    Set<String> parts = new HashSet<>();
    for (String moment : moments) {
      switch (moment) {
        case "morning", "noon" -> parts.add(moment);
        case "evening", "bedtime", "night" -> parts.add("night");
        default -> {
          // Meals and dialysis tell no part of the day.
        }
      }
    }
    return parts;
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
