package org.chartwarden.calculators.formulas;

import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * Sodium corrected for hyperglycemia: sodium + 0.024 x (glucose - 100). Also applied below 100
 * mg/dL.
 *
 * <p>Hillier TA, Abbott RD, Barrett EJ, Am J Med 1999;106:399-403.
 */
final class SodiumCorrection implements Calculator {

  private static final Quantity SODIUM = CommonInputs.sodium();
  private static final Quantity GLUCOSE = CommonInputs.glucose();

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("corrected-sodium", "Sodium correction for hyperglycemia", Category.LAB)
          .medCalcBench(26)
          .synonyms("corrected sodium", "corrected sodium concentration", "sodium correction")
          .inputs(SODIUM, GLUCOSE)
          .decimal("mmol/L")
          .bands(
              Band.below("135", "low", "Low after correction: a true hyponatremia."),
              Band.between("135", "145.5", "normal", "Within the usual range."),
              Band.atLeast("145.5", "high", "High after correction: a deficit of free water."))
          .source(
              Reference.pmid(
                  "Hillier TA, Abbott RD, Barrett EJ. Hyponatremia: evaluating the correction"
                      + " factor for hyperglycemia. Am J Med 1999;106:399-403",
                  "10225241"))
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    Working working = new Working();
    double corrected =
        working.step(
            "corrected sodium",
            in.text(SODIUM) + " + 0.024 × (" + in.text(GLUCOSE) + " − 100)",
            in.number(SODIUM) + 0.024 * (in.number(GLUCOSE) - 100),
            SPEC.unit());
    return CalculatorResult.of(SPEC, corrected, working);
  }
}
