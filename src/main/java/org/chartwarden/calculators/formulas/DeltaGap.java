package org.chartwarden.calculators.formulas;

import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * Delta gap: what the anion gap is above 12. Another convention also takes away the fall of
 * bicarbonate; this one does not.
 *
 * <p>Wrenn K, Ann Emerg Med 1990;19:1310-1313.
 */
final class DeltaGap implements Calculator {

  private static final Quantity SODIUM = CommonInputs.sodium();
  private static final Quantity CHLORIDE = CommonInputs.chloride();
  private static final Quantity BICARBONATE = CommonInputs.bicarbonate();

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("delta-gap", "Delta gap", Category.LAB)
          .medCalcBench(63)
          .synonyms("delta gap", "delta anion gap")
          .inputs(SODIUM, CHLORIDE, BICARBONATE)
          .decimal("mmol/L")
          .source(
              Reference.of(
                  "Wrenn K. The delta (Δ) gap: an approach to mixed acid-base disorders. Ann Emerg"
                      + " Med 1990;19:1310-1313"))
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    Working working = new Working();
    double gap = AnionGap.gap(in, SODIUM, CHLORIDE, BICARBONATE, working);
    return CalculatorResult.of(SPEC, excess(gap, working), working);
  }

  /** What an anion gap is above the normal of 12, a step of another calculation. */
  static double excess(double gap, Working working) {
    return working.step("delta gap", Working.show(gap) + " − 12", gap - 12, "mmol/L");
  }
}
