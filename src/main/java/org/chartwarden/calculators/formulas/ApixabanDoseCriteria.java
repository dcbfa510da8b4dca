package org.chartwarden.calculators.formulas;

import java.time.Period;
import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * Criteria for the reduced dose of apixaban in atrial fibrillation: age of 80 or more, weight of 60
 * kg or less, creatinine of 1.5 mg/dL or more; with two or three of them 2.5 mg twice a day.
 *
 * <p>Granger CB et al. (ARISTOTLE), N Engl J Med 2011;365:981-992.
 */
final class ApixabanDoseCriteria implements Calculator {

  private static final Scale AGE_POINTS = Scale.from(0).at(80, 1);
  private static final Scale WEIGHT_POINTS = Scale.from(1).above(60, 0);
  private static final Scale CREATININE_POINTS = Scale.from(0).at(1.5, 1);

  private static final Quantity AGE = CommonInputs.age().within("18", "120");
  private static final Quantity WEIGHT = CommonInputs.weight().within("20", "700");
  private static final Quantity CREATININE = CommonInputs.creatinine().freshFor(Period.ofDays(90));

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("apixaban-dose", "Apixaban dose reduction criteria", Category.DOSAGE)
          .synonyms("apixaban dose reduction", "apixaban dosing criteria")
          .inputs(AGE, WEIGHT, CREATININE)
          .score(0, 3)
          .bands(
              Band.below("2", "5 mg twice a day", "Fewer than two criteria: the full dose."),
              Band.atLeast("2", "2.5 mg twice a day", "Two or three criteria: the reduced dose."))
          .source(
              Reference.pmid(
                  "Granger CB et al. Apixaban versus warfarin in patients with atrial fibrillation."
                      + " N Engl J Med 2011;365:981-992",
                  "21870978"))
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    return new PointSum(in)
        .scale(AGE, AGE_POINTS)
        .scale(WEIGHT, WEIGHT_POINTS)
        .scale(CREATININE, CREATININE_POINTS)
        .result(SPEC);
  }
}
