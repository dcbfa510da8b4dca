package org.chartwarden.calculators.formulas;

import org.chartwarden.calculators.formulas.InputSpec.Choice;
import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * Free water deficit: total body water x (sodium / 140 - 1); total body water is 0.6 of the weight
 * under 18 and in men, 0.5 in women and in men from 65, 0.45 in women from 65. Negative below 140.
 *
 * <p>Adrogue HJ, Madias NE, N Engl J Med 2000;342:1493-1499.
 */
final class FreeWaterDeficit implements Calculator {

  private static final Choice SEX = CommonInputs.sex();
  private static final Quantity AGE = CommonInputs.age();
  private static final Quantity WEIGHT = CommonInputs.weight();
  private static final Quantity SODIUM = CommonInputs.sodium();

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("free-water-deficit", "Free water deficit", Category.LAB)
          .medCalcBench(38)
          .synonyms("free water deficit", "water deficit in hypernatremia")
          .inputs(SEX, AGE, WEIGHT, SODIUM)
          .decimal("L")
          .source(
              Reference.pmid(
                  "Adrogué HJ, Madias NE. Hypernatremia. N Engl J Med 2000;342:1493-1499",
                  "10816188"))
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    String fraction = waterFraction(in);
    Working working = new Working();
    double deficit =
        working.step(
            "deficit",
            fraction + " × " + in.text(WEIGHT) + " × (" + in.text(SODIUM) + " / 140 − 1)",
            Double.parseDouble(fraction) * in.number(WEIGHT) * (in.number(SODIUM) / 140 - 1),
            SPEC.unit());
    if (in.number(SODIUM) < 140) {
      working.remark("sodium is below 140 mmol/L: there is no deficit of free water");
    }
    return CalculatorResult.of(SPEC, deficit, working);
  }

  private static String waterFraction(CalculatorInputs in) {
    double age = in.number(AGE);
    if (age < 18) {
      return "0.6";
    }
    if (age < 65) {
      return in.female() ? "0.5" : "0.6";
    }
    return in.female() ? "0.45" : "0.5";
  }
}
