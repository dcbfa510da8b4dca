package org.chartwarden.calculators.formulas;

import java.util.List;

/**
 * LDL cholesterol: total - HDL - triglycerides / 5, in mg/dL; not valid at triglycerides of 400
 * mg/dL or more.
 *
 * <p>Friedewald WT et al., Clin Chem 1972;18:499-502.
 */
final class FriedewaldLdl implements Calculator {

  private static final CalculatorSpec SPEC =
      new CalculatorSpec(
          "ldl-friedewald",
          "LDL cholesterol by Friedewald",
          "Friedewald WT et al., Clin Chem 1972;18:499-502",
          List.of(
              InputSpec.number(
                  "total_cholesterol", "Total cholesterol", "mg/dL", "40", "1500", "cholesterol"),
              InputSpec.number("hdl", "HDL cholesterol", "mg/dL", "3", "200", "hdl"),
              InputSpec.number(
                  "triglycerides", "Triglycerides", "mg/dL", "10", "5000", "triglycerides")),
          "mg/dL");

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    double ldl = in.number("total_cholesterol") - in.number("hdl") - in.number("triglycerides") / 5;
    String working =
        in.text("total_cholesterol")
            + " - "
            + in.text("hdl")
            + " - "
            + in.text("triglycerides")
            + " / 5";
    return in.number("triglycerides") >= 400
        ? CalculatorResult.of(
            ldl, SPEC.unit(), working, "not valid: triglycerides are 400 mg/dL or more")
        : CalculatorResult.of(ldl, SPEC.unit(), working);
  }
}
