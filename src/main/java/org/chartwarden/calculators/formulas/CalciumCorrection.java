package org.chartwarden.calculators.formulas;

import java.util.List;

/**
 * Total calcium corrected for a low albumin: calcium + 0.8 x (4 - albumin).
 *
 * <p>Payne RB et al., Br Med J 1973;4:643-646, in the form with mg/dL and g/dL.
 */
final class CalciumCorrection implements Calculator {

  private static final CalculatorSpec SPEC =
      new CalculatorSpec(
          "corrected-calcium",
          "Calcium corrected for albumin",
          "Payne RB et al., Br Med J 1973;4:643-646",
          List.of(
              InputSpec.number("calcium", "Calcium", "mg/dL", "2", "25", "calcium"),
              InputSpec.number("albumin", "Albumin", "g/dL", "0.5", "8", "albumin")),
          "mg/dL");

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    return CalculatorResult.of(
        in.number("calcium") + 0.8 * (4.0 - in.number("albumin")),
        SPEC.unit(),
        in.text("calcium") + " + 0.8 * (4.0 - " + in.text("albumin") + ")");
  }
}
