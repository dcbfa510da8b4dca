package org.chartwarden.calculators.formulas;

import org.chartwarden.calculators.formulas.InputSpec.Choice;
import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * Ideal body weight: 50 kg (men) or 45.5 kg (women) and 2.3 kg for each inch above 60. No lower
 * limit of height is applied.
 *
 * <p>Devine BJ. Gentamicin therapy. Drug Intell Clin Pharm 1974;8:650-655.
 */
final class IdealBodyWeight implements Calculator {

  private static final double CM_PER_INCH = 2.54;

  private static final Choice SEX = CommonInputs.sex();
  private static final Quantity HEIGHT = CommonInputs.height();

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("ideal-body-weight", "Ideal body weight (Devine)", Category.PHYSICAL)
          .medCalcBench(10)
          .synonyms("ideal body weight", "IBW", "Devine formula")
          .inputs(SEX, HEIGHT)
          .decimal("kg", "50064-5")
          .source(
              Reference.of("Devine BJ. Gentamicin therapy. Drug Intell Clin Pharm 1974;8:650-655"))
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    Working working = new Working();
    double ideal = ideal(in, HEIGHT, working);
    if (in.number(HEIGHT) < 60 * CM_PER_INCH) {
      working.remark("below a height of 60 in the formula was never tested");
    }
    return CalculatorResult.of(SPEC, ideal, working);
  }

  /** The ideal weight as a step of another calculation that also asks for the sex. */
  static double ideal(CalculatorInputs in, Quantity height, Working working) {
    String base = in.female() ? "45.5" : "50";
    return working.step(
        "ideal body weight",
        base + " + 2.3 × (" + in.text(height) + " / 2.54 − 60)",
        Double.parseDouble(base) + 2.3 * (in.number(height) / CM_PER_INCH - 60),
        "kg");
  }
}
