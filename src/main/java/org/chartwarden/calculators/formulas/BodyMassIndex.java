package org.chartwarden.calculators.formulas;

import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * Body mass index: weight in kg by the square of the height in m.
 *
 * <p>Quetelet; bands of adults from World Health Organization Technical Report Series 894 (2000).
 */
final class BodyMassIndex implements Calculator {

  private static final Quantity WEIGHT = CommonInputs.weight();
  private static final Quantity HEIGHT = CommonInputs.height();

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("bmi", "Body mass index", Category.PHYSICAL)
          .medCalcBench(6)
          .synonyms("body mass index", "BMI", "Quetelet index")
          .inputs(WEIGHT, HEIGHT)
          .decimal("kg/m2", "39156-5")
          .bands(
              Band.below("18.5", "underweight", "Adults: underweight."),
              Band.between("18.5", "25", "normal weight", "Adults: normal weight."),
              Band.between("25", "30", "overweight", "Adults: overweight (pre-obesity)."),
              Band.between("30", "35", "obesity class I", "Adults: obesity, class I."),
              Band.between("35", "40", "obesity class II", "Adults: obesity, class II."),
              Band.atLeast("40", "obesity class III", "Adults: obesity, class III."))
          .source(
              Reference.pmid(
                  "World Health Organization. Obesity: preventing and managing the global"
                      + " epidemic. WHO Technical Report Series 894, 2000",
                  "11234459"))
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    Working working = new Working();
    return CalculatorResult.of(SPEC, bmi(in, WEIGHT, HEIGHT, working), working);
  }

  /** The index as a step of another calculation. */
  static double bmi(CalculatorInputs in, Quantity weight, Quantity height, Working working) {
    double metres = in.number(height) / 100;
    return working.step(
        "BMI",
        in.text(weight) + " / (" + in.text(height) + " / 100)²",
        in.number(weight) / (metres * metres),
        "kg/m2");
  }
}
