package org.chartwarden.calculators.formulas;

import java.util.List;

/**
 * Body mass index: weight in kg by the square of the height in m.
 *
 * <p>Quetelet; World Health Organization Technical Report Series 894 (2000).
 */
final class BodyMassIndex implements Calculator {

  private static final CalculatorSpec SPEC =
      new CalculatorSpec(
          "bmi",
          "Body mass index",
          "WHO Technical Report Series 894, 2000",
          List.of(
              InputSpec.number("weight", "Weight", "kg", "0.3", "700", "weight"),
              InputSpec.number("height", "Height", "cm", "20", "280", "height")),
          "kg/m2");

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    double metres = in.number("height") / 100;
    return CalculatorResult.of(
        in.number("weight") / (metres * metres),
        SPEC.unit(),
        in.text("weight") + " / (" + in.text("height") + " / 100)^2");
  }
}
