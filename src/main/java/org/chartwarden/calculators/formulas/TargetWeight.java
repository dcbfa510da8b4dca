package org.chartwarden.calculators.formulas;

import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * Weight at which a person of that height has a wanted body mass index: BMI x height in m squared.
 *
 * <p>The definition of the body mass index, solved for the weight; World Health Organization
 * Technical Report Series 894 (2000).
 */
final class TargetWeight implements Calculator {

  private static final Quantity TARGET =
      CommonInputs.bmi().named("target_bmi", "target body mass index").filledBy("target-bmi");
  private static final Quantity HEIGHT = CommonInputs.height();

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("target-weight", "Target weight", Category.PHYSICAL)
          .medCalcBench(61)
          .synonyms("target weight", "weight for a target BMI", "goal weight")
          .inputs(TARGET, HEIGHT)
          .decimal("kg")
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
    double metres = in.number(HEIGHT) / 100;
    Working working = new Working();
    double weight =
        working.step(
            "target weight",
            in.text(TARGET) + " × (" + in.text(HEIGHT) + " / 100)²",
            in.number(TARGET) * metres * metres,
            SPEC.unit());
    return CalculatorResult.of(SPEC, weight, working);
  }
}
