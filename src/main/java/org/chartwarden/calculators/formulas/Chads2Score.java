package org.chartwarden.calculators.formulas;

import org.chartwarden.calculators.formulas.InputSpec.Flag;
import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * CHADS2 score of stroke risk in atrial fibrillation, 0 to 6 points.
 *
 * <p>Gage BF et al., JAMA 2001;285:2864-2870. CHA2DS2-VASc has replaced it in guidelines.
 */
final class Chads2Score implements Calculator {

  private static final Scale AGE_POINTS = Scale.from(0).at(75, 1);

  private static final Flag HEART_FAILURE = CommonInputs.heartFailure();
  private static final Flag HYPERTENSION = CommonInputs.hypertension();
  private static final Quantity AGE = CommonInputs.age();
  private static final Flag DIABETES = CommonInputs.diabetes();
  private static final Flag STROKE = CommonInputs.stroke();
  private static final Flag TIA = CommonInputs.transientIschemicAttack();

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("chads2", "CHADS2 score", Category.RISK)
          .synonyms("CHADS2", "CHADS₂")
          .inputs(HEART_FAILURE, HYPERTENSION, AGE, DIABETES, STROKE, TIA)
          .score(0, 6)
          .bands(
              Band.below("1", "low", "0: stroke rate 1.9 per 100 patient-years."),
              Band.between("1", "2", "intermediate", "1: stroke rate 2.8 per 100 patient-years."),
              Band.atLeast(
                  "2", "high", "2 or more: stroke rate 4.0 or more per 100 patient-years."))
          .source(
              Reference.pmid(
                  "Gage BF et al. Validation of clinical classification schemes for predicting"
                      + " stroke: results from the National Registry of Atrial Fibrillation. JAMA"
                      + " 2001;285:2864-2870",
                  "11401607"))
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    return new PointSum(in)
        .flag(HEART_FAILURE, 1)
        .flag(HYPERTENSION, 1)
        .scale(AGE, AGE_POINTS)
        .flag(DIABETES, 1)
        .any(2, STROKE, TIA)
        .result(SPEC);
  }
}
