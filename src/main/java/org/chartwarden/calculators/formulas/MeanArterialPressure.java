package org.chartwarden.calculators.formulas;

import java.util.List;

/**
 * Mean arterial pressure from cuff pressures: a third of the systolic and two thirds of the
 * diastolic.
 *
 * <p>The usual estimate at normal heart rates; DeMers D, Wachs D, StatPearls 2023.
 */
final class MeanArterialPressure implements Calculator {

  private static final CalculatorSpec SPEC =
      new CalculatorSpec(
          "map",
          "Mean arterial pressure",
          "DeMers D, Wachs D, Physiology, Mean Arterial Pressure, StatPearls 2023",
          List.of(
              InputSpec.number(
                  "systolic", "Systolic blood pressure", "mm[Hg]", "20", "350", "systolic-bp"),
              InputSpec.number(
                  "diastolic", "Diastolic blood pressure", "mm[Hg]", "5", "250", "diastolic-bp")),
          "mm[Hg]");

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    return CalculatorResult.of(
        (in.number("systolic") + 2 * in.number("diastolic")) / 3,
        SPEC.unit(),
        "(" + in.text("systolic") + " + 2 * " + in.text("diastolic") + ") / 3");
  }
}
