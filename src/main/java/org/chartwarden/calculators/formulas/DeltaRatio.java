package org.chartwarden.calculators.formulas;

import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * Delta ratio: (anion gap - 12) / (24 - bicarbonate). Not computable at a bicarbonate of 24.
 *
 * <p>Rastegar A, J Am Soc Nephrol 2007;18:2429-2431.
 */
final class DeltaRatio implements Calculator {

  private static final Quantity SODIUM = CommonInputs.sodium();
  private static final Quantity CHLORIDE = CommonInputs.chloride();
  private static final Quantity BICARBONATE = CommonInputs.bicarbonate();

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("delta-ratio", "Delta ratio", Category.LAB)
          .medCalcBench(64)
          .synonyms("delta ratio", "delta-delta ratio")
          .inputs(SODIUM, CHLORIDE, BICARBONATE)
          .decimal("1")
          .source(
              Reference.of(
                  "Rastegar A. Use of the ΔAG/ΔHCO3 ratio in the diagnosis of mixed acid-base"
                      + " disorders. J Am Soc Nephrol 2007;18:2429-2431"))
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    Working working = new Working();
    double gap = AnionGap.gap(in, SODIUM, CHLORIDE, BICARBONATE, working);
    return ratio(SPEC, in, DeltaGap.excess(gap, working), BICARBONATE, working);
  }

  /** The ratio of an excess of anion gap to the fall of bicarbonate. */
  static CalculatorResult ratio(
      CalculatorSpec spec,
      CalculatorInputs in,
      double excess,
      Quantity bicarbonate,
      Working working) {
    double fall = 24 - in.number(bicarbonate);
    if (fall == 0) {
      return CalculatorResult.unknown(
          "bicarbonate is 24 mmol/L, so that it has not fallen and there is no ratio", working);
    }
    double ratio =
        working.step(
            "delta ratio",
            Working.show(excess) + " / (24 − " + in.text(bicarbonate) + ")",
            excess / fall,
            "");
    return CalculatorResult.of(spec, ratio, working);
  }
}
