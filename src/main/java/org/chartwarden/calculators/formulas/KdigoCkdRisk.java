package org.chartwarden.calculators.formulas;

import java.time.Period;
import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * KDIGO risk category of chronic kidney disease from the filtration rate (G1 to G5) and the urine
 * albumin to creatinine ratio (A1 to A3): 1 low, 2 moderately increased, 3 high, 4 very high.
 *
 * <p>Kidney Disease: Improving Global Outcomes (KDIGO), Kidney Int 2024;105(4S):S117-S314.
 */
final class KdigoCkdRisk implements Calculator {

  private static final Scale G_INDEX =
      Scale.from(5).at(15, 4).at(30, 3).at(45, 2).at(60, 1).at(90, 0);
  private static final Scale A_INDEX = Scale.from(0).at(30, 1).above(300, 2);
  private static final String[] G = {"G1", "G2", "G3a", "G3b", "G4", "G5"};

  /** Risk by G (rows) and A (columns). */
  private static final int[][] RISK = {
    {1, 2, 3}, {1, 2, 3}, {2, 3, 4}, {3, 4, 4}, {4, 4, 4}, {4, 4, 4}
  };

  private static final Quantity EGFR =
      CommonInputs.lab(
              "egfr",
              "estimated glomerular filtration rate",
              "mL/min/{1.73_m2}",
              "1",
              "200",
              "egfr")
          .freshFor(Period.ofDays(90));
  private static final Quantity RATIO =
      CommonInputs.lab(
              "uacr",
              "urine albumin to creatinine ratio",
              "mg/g",
              "0",
              "20000",
              "urine-albumin-creatinine")
          .orIn("mg/mmol", "8.84")
          .freshFor(Period.ofYears(1));

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("kdigo-ckd", "KDIGO risk category of chronic kidney disease", Category.RISK)
          .synonyms("KDIGO CKD", "CKD stage", "KDIGO heat map")
          .inputs(EGFR, RATIO)
          .score(1, 4)
          .bands(
              Band.below("2", "low", "Low risk; no CKD without other markers of kidney damage."),
              Band.between("2", "3", "moderately increased", "Moderately increased risk."),
              Band.between("3", "4", "high", "High risk."),
              Band.atLeast("4", "very high", "Very high risk."))
          .source(
              Reference.of(
                  "Kidney Disease: Improving Global Outcomes (KDIGO). 2024 clinical practice"
                      + " guideline for the evaluation and management of chronic kidney disease."
                      + " Kidney Int 2024;105(4S):S117-S314"))
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    int g = (int) G_INDEX.points(in.number(EGFR));
    int a = (int) A_INDEX.points(in.number(RATIO));
    Working working = new Working();
    working.note("eGFR " + in.text(EGFR) + ": " + G[g]);
    working.note("albumin to creatinine " + in.text(RATIO) + " mg/g: A" + (a + 1));
    working.remark("chronic kidney disease needs three months; repeat both");
    return CalculatorResult.of(SPEC, RISK[g][a], working);
  }
}
