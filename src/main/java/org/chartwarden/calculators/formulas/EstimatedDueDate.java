package org.chartwarden.calculators.formulas;

import java.time.LocalDate;
import org.chartwarden.calculators.formulas.InputSpec.Day;
import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * Estimated due date from the last menstrual period: 280 days after its first day, moved by what
 * the cycle is longer or shorter than 28 days. Without a cycle length 28 days are taken.
 *
 * <p>Naegele's rule with the correction for cycle length; ACOG Committee Opinion 700, Obstet
 * Gynecol 2017;129:e150-e154.
 */
final class EstimatedDueDate implements Calculator {

  private static final int PREGNANCY_DAYS = 280;

  private static final Day LAST_PERIOD = CommonInputs.lastMenstrualPeriod();
  private static final Quantity CYCLE = CommonInputs.cycleLength();

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("due-date", "Estimated due date", Category.DATE)
          .medCalcBench(13)
          .synonyms("estimated due date", "Naegele's rule", "expected date of delivery", "EDD")
          .inputs(LAST_PERIOD, CYCLE)
          .date("11779-6")
          .source(
              Reference.pmid(
                  "Committee Opinion No 700: Methods for estimating the due date. Obstet Gynecol"
                      + " 2017;129:e150-e154",
                  "28426621"))
          .convention(
              Convention.MEDCALC_BENCH_V1,
              "a cycle shorter than 28 days moves the date later, as the published labels do")
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    Working working = new Working();
    int shift = CommonInputs.cycleShift(in, CYCLE, working);
    if (in.convention() == Convention.MEDCALC_BENCH_V1) {
      shift = Math.abs(shift);
    }
    LocalDate due = in.day(LAST_PERIOD).plusDays(PREGNANCY_DAYS + shift);
    working.note(
        in.day(LAST_PERIOD)
            + " + "
            + PREGNANCY_DAYS
            + " days "
            + (shift < 0 ? "− " : "+ ")
            + Math.abs(shift)
            + " days = "
            + due);
    return CalculatorResult.of(due, working);
  }
}
