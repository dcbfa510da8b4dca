package org.chartwarden.calculators.formulas;

import java.time.LocalDate;
import org.chartwarden.calculators.formulas.InputSpec.Day;
import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * Estimated date of conception: 14 days after the first day of the last menstrual period. A cycle
 * length other than 28 days does not move it and is remarked on.
 *
 * <p>ACOG Committee Opinion 700, Obstet Gynecol 2017;129:e150-e154.
 */
final class EstimatedConceptionDate implements Calculator {

  private static final int OVULATION_DAYS = 14;

  private static final Day LAST_PERIOD = CommonInputs.lastMenstrualPeriod();
  private static final Quantity CYCLE = CommonInputs.cycleLength();

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("conception-date", "Estimated date of conception", Category.DATE)
          .medCalcBench(68)
          .synonyms("estimated date of conception", "conception date")
          .inputs(LAST_PERIOD, CYCLE)
          .date("")
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
  public CalculatorResult compute(CalculatorInputs in) {
    Working working = new Working();
    LocalDate conception = in.day(LAST_PERIOD).plusDays(OVULATION_DAYS);
    working.note(in.day(LAST_PERIOD) + " + " + OVULATION_DAYS + " days = " + conception);
    int shift = CommonInputs.cycleShift(in, CYCLE, new Working());
    if (shift != 0) {
      working.remark(
          "with a cycle of "
              + in.text(CYCLE)
              + " days ovulation is expected "
              + Math.abs(shift)
              + (shift > 0 ? " days later" : " days earlier")
              + ", which this estimate does not take into account");
    }
    return CalculatorResult.of(conception, working);
  }
}
