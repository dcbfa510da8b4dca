package org.chartwarden.calculators.formulas;

import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * Delta ratio of the anion gap corrected for albumin: (corrected gap - 12) / (24 - bicarbonate).
 * Not computable at a bicarbonate of 24.
 *
 * <p>Figge J et al., Crit Care Med 1998;26:1807-1810; Rastegar A, J Am Soc Nephrol
 * 2007;18:2429-2431.
 */
final class CorrectedDeltaRatio implements Calculator {

  private static final Quantity SODIUM = CommonInputs.sodium();
  private static final Quantity CHLORIDE = CommonInputs.chloride();
  private static final Quantity BICARBONATE = CommonInputs.bicarbonate();
  private static final Quantity ALBUMIN = CommonInputs.albumin();

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of(
              "albumin-corrected-delta-ratio", "Albumin corrected delta ratio", Category.LAB)
          .medCalcBench(67)
          .synonyms("albumin corrected delta ratio")
          .inputs(SODIUM, CHLORIDE, BICARBONATE, ALBUMIN)
          .decimal("1")
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
    double gap =
        CorrectedAnionGap.corrected(
            in, AnionGap.gap(in, SODIUM, CHLORIDE, BICARBONATE, working), ALBUMIN, working);
    return DeltaRatio.ratio(SPEC, in, DeltaGap.excess(gap, working), BICARBONATE, working);
  }
}
