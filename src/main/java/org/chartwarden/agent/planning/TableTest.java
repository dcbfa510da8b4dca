package org.chartwarden.agent.planning;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.chartwarden.agent.language.plan.Comparison;
import org.chartwarden.agent.language.plan.DoseRule;

/** Tests a value against a dosing table and reads charted times. */
final class TableTest {

  private TableTest() {}

  /** Whether a value lies in a row of the table; a value between rows stops the task. */
  static Talk<ConditionCheck.Verdict> holds(
      DoseRule.Bands bands, BigDecimal value, String said, boolean negated, Comparison stated) {
    long rows = bands.bands().stream().filter(b -> b.range().test(value)).count();
    boolean belowSome =
        bands.bands().stream()
            .anyMatch(b -> b.range().high() != null && value.compareTo(b.range().high()) < 0);
    if (rows == 0 && belowSome) {
      return Talk.stop(
          PlannerMove.DeclineCode.UNSAFE,
          said + " lies in no row of the dosing table, and I never guess a dose.");
    }
    boolean holds = rows > 0 && (stated == null || stated.test(value));
    return Talk.done(
        new ConditionCheck.Verdict(
            ConditionCheck.yes(holds != negated),
            said
                + (holds
                    ? " is in a row of the dosing table"
                    : " is in no row of the dosing table")));
  }

  /** A FHIR dateTime; a date alone counts from its start. */
  static OffsetDateTime time(String text) {
    try {
      return text.length() == 10
          ? LocalDate.parse(text).atStartOfDay().atOffset(ZoneOffset.UTC)
          : OffsetDateTime.parse(text);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
