package org.chartwarden.calculators.formulas;

import java.util.List;

/**
 * Estimated glomerular filtration rate without race, for adults: 142 x min(Scr/k, 1)^a x max(Scr/k,
 * 1)^-1.2 x 0.9938^age x 1.012 if female.
 *
 * <p>Inker LA et al., N Engl J Med 2021;385:1737-1749.
 */
final class CkdEpi2021Egfr implements Calculator {

  private static final CalculatorSpec SPEC =
      new CalculatorSpec(
          "ckd-epi-2021",
          "CKD-EPI 2021 glomerular filtration rate",
          "Inker LA et al., N Engl J Med 2021;385:1737-1749",
          List.of(
              InputSpec.sex(),
              InputSpec.age("18"),
              InputSpec.number("creatinine", "Creatinine", "mg/dL", "0.1", "40", "creatinine")),
          "mL/min/{1.73_m2}");

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    double kappa = in.female() ? 0.7 : 0.9;
    double alpha = in.female() ? -0.241 : -0.302;
    double ratio = in.number("creatinine") / kappa;
    double egfr =
        142
            * Math.pow(Math.min(ratio, 1), alpha)
            * Math.pow(Math.max(ratio, 1), -1.200)
            * Math.pow(0.9938, in.number("age"))
            * (in.female() ? 1.012 : 1);
    String working =
        "142 * min("
            + in.text("creatinine")
            + "/"
            + kappa
            + ", 1)^"
            + alpha
            + " * max("
            + in.text("creatinine")
            + "/"
            + kappa
            + ", 1)^-1.2 * 0.9938^"
            + in.text("age")
            + (in.female() ? " * 1.012" : "");
    return CalculatorResult.of(egfr, SPEC.unit(), working);
  }
}
