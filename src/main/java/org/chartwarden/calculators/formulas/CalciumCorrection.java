package org.chartwarden.calculators.formulas;

import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * Total calcium corrected for a low albumin: calcium + 0.8 x (4 - albumin).
 *
 * <p>Payne RB et al., Br Med J 1973;4:643-646, in the form with mg/dL and g/dL.
 */
final class CalciumCorrection implements Calculator {

  private static final Quantity CALCIUM = CommonInputs.calcium();
  private static final Quantity ALBUMIN = CommonInputs.albumin();

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("corrected-calcium", "Calcium corrected for hypoalbuminemia", Category.LAB)
          .medCalcBench(7)
          .synonyms(
              "calcium correction for hypoalbuminemia",
              "corrected calcium",
              "albumin corrected calcium",
              "adjusted calcium")
          .inputs(CALCIUM, ALBUMIN)
          .decimal("mg/dL")
          .bands(
              Band.below("8.5", "low", "Low corrected calcium."),
              Band.between("8.5", "10.5", "normal", "Within the usual range."),
              Band.atLeast("10.5", "high", "High corrected calcium."))
          .source(
              Reference.pmid(
                  "Payne RB et al. Interpretation of serum calcium in patients with abnormal serum"
                      + " proteins. Br Med J 1973;4:643-646",
                  "4758544"))
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
            "corrected calcium",
            in.text(CALCIUM) + " + 0.8 × (4.0 − " + in.text(ALBUMIN) + ")",
            in.number(CALCIUM) + 0.8 * (4.0 - in.number(ALBUMIN)),
            SPEC.unit());
    return CalculatorResult.of(SPEC, corrected, working);
  }
}
