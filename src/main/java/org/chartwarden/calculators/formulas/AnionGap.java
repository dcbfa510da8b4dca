package org.chartwarden.calculators.formulas;

import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * Serum anion gap without potassium: sodium - (chloride + bicarbonate).
 *
 * <p>Kraut JA, Madias NE, Clin J Am Soc Nephrol 2007;2:162-174.
 */
final class AnionGap implements Calculator {

  private static final Quantity SODIUM = CommonInputs.sodium();
  private static final Quantity CHLORIDE = CommonInputs.chloride();
  private static final Quantity BICARBONATE = CommonInputs.bicarbonate();

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("anion-gap", "Anion gap", Category.LAB)
          .medCalcBench(39)
          .synonyms("anion gap", "serum anion gap", "AG")
          .inputs(SODIUM, CHLORIDE, BICARBONATE)
          .decimal("mmol/L", "10466-1")
          .bands(
              Band.below("4", "low", "Low: think of low albumin or a laboratory error."),
              Band.between("4", "12.5", "normal", "Within the usual range without potassium."),
              Band.atLeast("12.5", "high", "High anion gap."))
          .source(
              Reference.pmid(
                  "Kraut JA, Madias NE. Serum anion gap: its uses and limitations in clinical"
                      + " medicine. Clin J Am Soc Nephrol 2007;2:162-174",
                  "17699401"))
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    Working working = new Working();
    return CalculatorResult.of(SPEC, gap(in, SODIUM, CHLORIDE, BICARBONATE, working), working);
  }

  /** The gap as a step of another calculation. */
  static double gap(
      CalculatorInputs in,
      Quantity sodium,
      Quantity chloride,
      Quantity bicarbonate,
      Working working) {
    return working.step(
        "anion gap",
        in.text(sodium) + " − (" + in.text(chloride) + " + " + in.text(bicarbonate) + ")",
        in.number(sodium) - (in.number(chloride) + in.number(bicarbonate)),
        "mmol/L");
  }
}
