package org.chartwarden.calculators.formulas;

import java.util.List;

/**
 * Creatinine clearance: (140 - age) x weight / (72 x creatinine), x 0.85 if female. With a height
 * the weight is the actual one below a BMI of 18.5, the lesser of ideal and actual up to 24.9, else
 * adjusted.
 *
 * <p>Cockcroft DW, Gault MH, Nephron 1976;16:31-41; weights: Winter MA et al., Pharmacotherapy
 * 2012;32:604-612.
 */
final class CockcroftGaultClearance implements Calculator {

  private static final CalculatorSpec SPEC =
      new CalculatorSpec(
          "cockcroft-gault",
          "Creatinine clearance by Cockcroft and Gault",
          "Cockcroft DW, Gault MH, Nephron 1976;16:31-41",
          List.of(
              InputSpec.sex(),
              InputSpec.age("18"),
              InputSpec.number("weight", "Weight", "kg", "20", "700", "weight"),
              InputSpec.number("height", "Height", "cm", "100", "250", "height").optional(),
              InputSpec.number("creatinine", "Creatinine", "mg/dL", "0.1", "40", "creatinine")),
          "mL/min");

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    double weight = in.number("weight");
    String remark = "actual weight used: no height was given";
    if (in.has("height")) {
      double metres = in.number("height") / 100;
      double bmi = weight / (metres * metres);
      double ideal = (in.female() ? 45.5 : 50) + 2.3 * (in.number("height") / 2.54 - 60);
      if (bmi < 18.5) {
        remark = "actual weight used: BMI below 18.5";
      } else if (bmi <= 24.9) {
        weight = Math.min(ideal, weight);
        remark = "lesser of ideal and actual weight used: normal BMI";
      } else {
        weight = ideal + 0.4 * (weight - ideal);
        remark = "adjusted body weight used: BMI above 24.9";
      }
    }
    double clearance =
        (140 - in.number("age"))
            * weight
            * (in.female() ? 0.85 : 1)
            / (72 * in.number("creatinine"));
    String working =
        "(140 - "
            + in.text("age")
            + ") * "
            + Math.round(weight * 100) / 100.0
            + (in.female() ? " * 0.85" : "")
            + " / (72 * "
            + in.text("creatinine")
            + ")";
    return CalculatorResult.of(clearance, SPEC.unit(), working, remark);
  }
}
