package org.chartwarden.calculators.formulas;

import java.util.List;

/**
 * Serum anion gap without potassium: sodium - (chloride + bicarbonate).
 *
 * <p>Kraut JA, Madias NE, Clin J Am Soc Nephrol 2007;2:162-174.
 */
final class AnionGap implements Calculator {

  private static final CalculatorSpec SPEC =
      new CalculatorSpec(
          "anion-gap",
          "Anion gap",
          "Kraut JA, Madias NE, Clin J Am Soc Nephrol 2007;2:162-174",
          List.of(
              InputSpec.number("sodium", "Sodium", "mmol/L", "80", "220", "sodium"),
              InputSpec.number("chloride", "Chloride", "mmol/L", "40", "180", "chloride"),
              InputSpec.number("bicarbonate", "Bicarbonate", "mmol/L", "1", "60", "bicarbonate")),
          "mmol/L");

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    return CalculatorResult.of(
        in.number("sodium") - (in.number("chloride") + in.number("bicarbonate")),
        SPEC.unit(),
        in.text("sodium") + " - (" + in.text("chloride") + " + " + in.text("bicarbonate") + ")");
  }
}
