package org.chartwarden.calculators.formulas;

import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * Homeostatic model assessment of insulin resistance: fasting insulin x fasting glucose / 405.
 *
 * <p>Matthews DR et al., Diabetologia 1985;28:412-419, with glucose in mg/dL.
 */
final class HomaInsulinResistance implements Calculator {

  private static final Quantity INSULIN = CommonInputs.insulin();
  private static final Quantity GLUCOSE = CommonInputs.glucose();

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of(
              "homa-ir",
              "HOMA-IR (homeostatic model assessment of insulin resistance)",
              Category.LAB)
          .medCalcBench(31)
          .synonyms("HOMA-IR", "homeostatic model assessment for insulin resistance", "HOMA")
          .inputs(INSULIN, GLUCOSE)
          .decimal("1")
          .source(
              Reference.pmid(
                  "Matthews DR et al. Homeostasis model assessment: insulin resistance and"
                      + " beta-cell function from fasting plasma glucose and insulin"
                      + " concentrations in man. Diabetologia 1985;28:412-419",
                  "3899825"))
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    Working working = new Working();
    double homa =
        working.step(
            "HOMA-IR",
            in.text(INSULIN) + " × " + in.text(GLUCOSE) + " / 405",
            in.number(INSULIN) * in.number(GLUCOSE) / 405,
            "");
    working.remark("both values must be fasting ones; cut-offs differ between populations");
    return CalculatorResult.of(SPEC, homa, working);
  }
}
