package org.chartwarden.calculators.formulas;

import org.chartwarden.calculators.formulas.InputSpec.Flag;
import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * Malnutrition universal screening tool (MUST), 0 to 6 points: body mass index, unplanned weight
 * loss in 3 to 6 months, acute disease without intake for more than 5 days.
 *
 * <p>Elia M (ed.), The MUST report, British Association for Parenteral and Enteral Nutrition 2003.
 */
final class MalnutritionScreening implements Calculator {

  private static final Scale BMI_POINTS = Scale.from(2).at(18.5, 1).above(20, 0);
  private static final Scale LOSS_POINTS = Scale.from(0).at(5, 1).above(10, 2);

  private static final Quantity BMI = CommonInputs.bmi();
  private static final Quantity WEIGHT_LOSS =
      Quantity.of("weight_loss", "unplanned weight loss in 3 to 6 months", "%", "0", "70");
  private static final Flag ACUTE_DISEASE =
      Flag.of("acute_disease", "acute disease and no intake for more than 5 days");

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("must", "MUST (malnutrition universal screening tool)", Category.SCREENING)
          .synonyms("MUST", "malnutrition universal screening tool", "malnutrition screening")
          .inputs(BMI, WEIGHT_LOSS, ACUTE_DISEASE)
          .score(0, 6)
          .bands(
              Band.below("1", "low risk", "0: routine care."),
              Band.between("1", "2", "medium risk", "1: observe."),
              Band.atLeast("2", "high risk", "2 or more: treat."))
          .source(
              Reference.of(
                  "Elia M (ed.). The 'MUST' report. British Association for Parenteral and Enteral"
                      + " Nutrition 2003"))
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    return new PointSum(in)
        .scale(BMI, BMI_POINTS)
        .scale(WEIGHT_LOSS, LOSS_POINTS)
        .flag(ACUTE_DISEASE, 2)
        .result(SPEC);
  }
}
