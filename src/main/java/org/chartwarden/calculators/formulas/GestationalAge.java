package org.chartwarden.calculators.formulas;

import java.time.temporal.ChronoUnit;
import java.util.List;
import org.chartwarden.calculators.formulas.InputSpec.Day;

/**
 * Gestational age in completed weeks and days since the first day of the last menstrual period.
 *
 * <p>ACOG Committee Opinion 700, Obstet Gynecol 2017;129:e150-e154.
 */
final class GestationalAge implements Calculator {

  private static final int LONGEST_DAYS = 315;
  private static final int TERM_DAYS = 294;

  private static final Day LAST_PERIOD = CommonInputs.lastMenstrualPeriod();
  private static final Day TODAY = Day.of("current_date", "current date", "today");

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("gestational-age", "Estimated gestational age", Category.DATE)
          .medCalcBench(69)
          .synonyms("estimated gestational age", "gestational age", "weeks of gestation")
          .inputs(LAST_PERIOD, TODAY)
          .weeksAndDays("11885-1")
          .source(
              Reference.pmid(
                  "Committee Opinion No 700: Methods for estimating the due date. Obstet Gynecol"
                      + " 2017;129:e150-e154",
                  "28426621"))
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public List<InputProblem> conflicts(CalculatorInputs in) {
    long days = ChronoUnit.DAYS.between(in.day(LAST_PERIOD), in.day(TODAY));
    if (in.convention().benchmark() || (days >= 0 && days <= LONGEST_DAYS)) {
      return List.of();
    }
    return List.of(
        new InputProblem(
            LAST_PERIOD.name(),
            "conflict",
            "the last menstrual period of "
                + in.day(LAST_PERIOD)
                + " is "
                + (days < 0 ? "after" : days + " days before")
                + " the current date "
                + in.day(TODAY)));
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    Working working = new Working();
    int days = (int) Math.abs(ChronoUnit.DAYS.between(in.day(LAST_PERIOD), in.day(TODAY)));
    working.note(in.day(LAST_PERIOD) + " to " + in.day(TODAY) + " = " + days + " days");
    working.note(days + " days = " + days / 7 + " × 7 + " + days % 7);
    if (days > TERM_DAYS) {
      working.remark("beyond 42 weeks");
    }
    return CalculatorResult.of(new CalculatorResult.WeeksAndDays(days / 7, days % 7), working);
  }
}
