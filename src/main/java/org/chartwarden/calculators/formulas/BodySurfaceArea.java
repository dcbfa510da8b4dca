package org.chartwarden.calculators.formulas;

import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * Body surface area: sqrt(weight in kg x height in cm / 3600).
 *
 * <p>Mosteller RD, N Engl J Med 1987;317:1098.
 */
final class BodySurfaceArea implements Calculator {

  private static final Quantity WEIGHT = CommonInputs.weight();
  private static final Quantity HEIGHT = CommonInputs.height();

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("bsa", "Body surface area (Mosteller)", Category.PHYSICAL)
          .medCalcBench(60)
          .synonyms("body surface area", "BSA", "body surface area calculator", "Mosteller")
          .inputs(WEIGHT, HEIGHT)
          .decimal("m2", "3140-1")
          .source(
              Reference.pmid(
                  "Mosteller RD. Simplified calculation of body-surface area. N Engl J Med"
                      + " 1987;317:1098",
                  "3657876"))
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    Working working = new Working();
    double area =
        working.step(
            "BSA",
            "√(" + in.text(WEIGHT) + " × " + in.text(HEIGHT) + " / 3600)",
            Math.sqrt(in.number(WEIGHT) * in.number(HEIGHT) / 3600),
            SPEC.unit());
    return CalculatorResult.of(SPEC, area, working);
  }
}
