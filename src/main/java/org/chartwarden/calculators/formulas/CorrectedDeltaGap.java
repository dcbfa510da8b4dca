package org.chartwarden.calculators.formulas;

import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * Delta gap of the anion gap corrected for albumin: corrected gap - 12.
 *
 * <p>Figge J et al., Crit Care Med 1998;26:1807-1810; Wrenn K, Ann Emerg Med 1990;19:1310-1313.
 */
final class CorrectedDeltaGap implements Calculator {

  private static final Quantity SODIUM = CommonInputs.sodium();
  private static final Quantity CHLORIDE = CommonInputs.chloride();
  private static final Quantity BICARBONATE = CommonInputs.bicarbonate();
  private static final Quantity ALBUMIN = CommonInputs.albumin();

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("albumin-corrected-delta-gap", "Albumin corrected delta gap", Category.LAB)
          .medCalcBench(66)
          .synonyms("albumin corrected delta gap")
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
    double gap =
        CorrectedAnionGap.corrected(
            in, AnionGap.gap(in, SODIUM, CHLORIDE, BICARBONATE, working), ALBUMIN, working);
    double delta = DeltaGap.excess(gap, working);
    return CalculatorResult.of(SPEC, delta, working);
  }
}
