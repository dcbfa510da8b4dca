package org.chartwarden.calculators.formulas;

import org.chartwarden.calculators.formulas.InputSpec.Choice;
import org.chartwarden.calculators.formulas.InputSpec.Flag;
import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * Risk of stroke in atrial fibrillation: CHA2DS2-VASc, 0 to 9 points.
 *
 * <p>Lip GYH et al., Chest 2010;137:263-272; advice by points: 2020 ESC guideline, Eur Heart J
 * 2021;42:373-498.
 */
final class Cha2ds2VascScore implements Calculator {

  private static final Scale AGE_POINTS = Scale.from(0).at(65, 1).at(75, 2);

  private static final Quantity AGE = CommonInputs.age();
  private static final Choice SEX = CommonInputs.sex();
  private static final Flag HEART_FAILURE = CommonInputs.heartFailure();
  private static final Flag HYPERTENSION = CommonInputs.hypertension();
  private static final Flag STROKE = CommonInputs.stroke();
  private static final Flag TIA = CommonInputs.transientIschemicAttack();
  private static final Flag THROMBOEMBOLISM =
      Flag.of("thromboembolism", "thromboembolism", "thromboembolism", "pulmonary-embolism", "dvt");
  private static final Flag VASCULAR_DISEASE =
      Flag.of(
          "vascular_disease",
          "vascular disease (myocardial infarction, peripheral artery disease, aortic plaque)",
          "myocardial-infarction",
          "peripheral-artery-disease",
          "aortic-plaque");
  private static final Flag DIABETES = CommonInputs.diabetes();

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of(
              "cha2ds2-vasc",
              "CHA2DS2-VASc score for stroke risk in atrial fibrillation",
              Category.RISK)
          .medCalcBench(4)
          .synonyms("CHA2DS2-VASc", "CHADS-VASc", "CHA₂DS₂-VASc")
          .inputs(
              AGE,
              SEX,
              HEART_FAILURE,
              HYPERTENSION,
              STROKE,
              TIA,
              THROMBOEMBOLISM,
              VASCULAR_DISEASE,
              DIABETES)
          .score(0, 9)
          .bands(
              Band.below("1", "low", "Low risk of stroke."),
              Band.between(
                  "1",
                  "2",
                  "intermediate",
                  "Intermediate in men; a woman's single point is her sex."),
              Band.atLeast("2", "high", "High: oral anticoagulation is usually advised."))
          .source(
              Reference.pmid(
                  "Lip GYH et al. Refining clinical risk stratification for predicting stroke and"
                      + " thromboembolism in atrial fibrillation using a novel risk factor-based"
                      + " approach. Chest 2010;137:263-272",
                  "19762550"))
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    return new PointSum(in)
        .scale(AGE, AGE_POINTS)
        .when(in.female(), 1, "female sex")
        .flag(HEART_FAILURE, 1)
        .flag(HYPERTENSION, 1)
        .any(2, STROKE, TIA, THROMBOEMBOLISM)
        .flag(VASCULAR_DISEASE, 1)
        .flag(DIABETES, 1)
        .result(SPEC);
  }
}
