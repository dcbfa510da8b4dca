package org.chartwarden.calculators.formulas;

import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * Anion gap corrected for albumin: anion gap + 2.5 x (4 - albumin).
 *
 * <p>Figge J et al., Crit Care Med 1998;26:1807-1810.
 */
final class CorrectedAnionGap implements Calculator {

  private static final Quantity SODIUM = CommonInputs.sodium();
  private static final Quantity CHLORIDE = CommonInputs.chloride();
  private static final Quantity BICARBONATE = CommonInputs.bicarbonate();
  private static final Quantity ALBUMIN = CommonInputs.albumin();

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("albumin-corrected-anion-gap", "Albumin corrected anion gap", Category.LAB)
          .medCalcBench(65)
          .synonyms("albumin corrected anion gap", "anion gap corrected for albumin")
          .inputs(SODIUM, CHLORIDE, BICARBONATE, ALBUMIN)
          .decimal("mmol/L")
          .source(
              Reference.pmid(
                  "Figge J et al. Anion gap and hypoalbuminemia. Crit Care Med 1998;26:1807-1810",
                  "9824071"))
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    Working working = new Working();
    double gap = AnionGap.gap(in, SODIUM, CHLORIDE, BICARBONATE, working);
    return CalculatorResult.of(SPEC, corrected(in, gap, ALBUMIN, working), working);
  }

  /** An anion gap corrected for albumin, a step of another calculation. */
  static double corrected(CalculatorInputs in, double gap, Quantity albumin, Working working) {
    return working.step(
        "corrected anion gap",
        Working.show(gap) + " + 2.5 × (4 − " + in.text(albumin) + ")",
        gap + 2.5 * (4 - in.number(albumin)),
        "mmol/L");
  }
}
