package org.chartwarden.calculators.formulas;

import org.chartwarden.calculators.formulas.InputSpec.Choice;
import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * Adjusted body weight: ideal weight (Devine) and 40 % of what the actual weight is above it; also
 * applied below it.
 *
 * <p>Bauer LA et al. Influence of weight on aminoglycoside pharmacokinetics in normal weight and
 * morbidly obese patients. Eur J Clin Pharmacol 1983;24:643-647.
 */
final class AdjustedBodyWeight implements Calculator {

  private static final Choice SEX = CommonInputs.sex();
  private static final Quantity WEIGHT = CommonInputs.weight();
  private static final Quantity HEIGHT = CommonInputs.height();

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("adjusted-body-weight", "Adjusted body weight", Category.PHYSICAL)
          .medCalcBench(62)
          .synonyms("adjusted body weight", "ABW", "AdjBW")
          .inputs(SEX, WEIGHT, HEIGHT)
          .decimal("kg")
          .source(
              Reference.of(
                  "Bauer LA et al. Influence of weight on aminoglycoside pharmacokinetics in normal"
                      + " weight and morbidly obese patients. Eur J Clin Pharmacol 1983;24:643-647"))
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    Working working = new Working();
    double ideal = IdealBodyWeight.ideal(in, HEIGHT, working);
    return CalculatorResult.of(SPEC, adjusted(ideal, in, WEIGHT, working), working);
  }

  /** The adjusted weight as a step of another calculation. */
  static double adjusted(double ideal, CalculatorInputs in, Quantity weight, Working working) {
    String shown = Working.show(ideal);
    return working.step(
        "adjusted body weight",
        shown + " + 0.4 × (" + in.text(weight) + " − " + shown + ")",
        ideal + 0.4 * (in.number(weight) - ideal),
        "kg");
  }
}
