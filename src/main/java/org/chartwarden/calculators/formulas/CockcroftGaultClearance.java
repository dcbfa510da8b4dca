package org.chartwarden.calculators.formulas;

import java.time.Period;
import org.chartwarden.calculators.formulas.InputSpec.Choice;
import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * Creatinine clearance: (140 - age) x weight / (72 x creatinine), x 0.85 if female. With a height
 * the weight is the actual one below a BMI of 18.5, the lesser of ideal and actual up to 24.9, else
 * adjusted.
 *
 * <p>Cockcroft DW, Gault MH, Nephron 1976;16:31-41; weights: Winter MA et al., Pharmacotherapy
 * 2012;32:604-612.
 */
final class CockcroftGaultClearance implements Calculator {

  private static final double UNDERWEIGHT = 18.5;
  private static final double NORMAL = 24.9;

  private static final Choice SEX = CommonInputs.sex();
  private static final Quantity AGE = CommonInputs.age().within("18", "120");
  private static final Quantity WEIGHT = CommonInputs.weight().within("20", "700");
  private static final Quantity HEIGHT = CommonInputs.height().within("100", "250").optional();
  private static final Quantity CREATININE =
      CommonInputs.creatinine().within("0.1", "40").freshFor(Period.ofDays(90));

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of(
              "cockcroft-gault", "Creatinine clearance (Cockcroft-Gault equation)", Category.LAB)
          .medCalcBench(2)
          .synonyms("creatinine clearance", "Cockcroft-Gault", "Cockroft-Gault equation", "CrCl")
          .inputs(SEX, AGE, WEIGHT, HEIGHT, CREATININE)
          .decimal("mL/min", "35591-7")
          .source(
              Reference.pmid(
                  "Cockcroft DW, Gault MH. Prediction of creatinine clearance from serum"
                      + " creatinine. Nephron 1976;16:31-41",
                  "1244564"))
          .source(
              Reference.of(
                  "Winter MA et al. Impact of various body weights and serum creatinine"
                      + " concentrations on the bias and accuracy of the Cockcroft-Gault equation."
                      + " Pharmacotherapy 2012;32:604-612"))
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    Working working = new Working();
    double weight = weight(in, working);
    double clearance = clearance(in, AGE, Working.show(weight), weight, CREATININE, working);
    return CalculatorResult.of(SPEC, clearance, working);
  }

  /** The clearance with a weight, a step of another calculation that also asks for the sex. */
  static double clearance(
      CalculatorInputs in,
      Quantity age,
      String shownWeight,
      double weight,
      Quantity creatinine,
      Working working) {
    return working.step(
        "clearance",
        "(140 − "
            + in.text(age)
            + ") × "
            + shownWeight
            + (in.female() ? " × 0.85" : "")
            + " / (72 × "
            + in.text(creatinine)
            + ")",
        (140 - in.number(age)) * weight * (in.female() ? 0.85 : 1) / (72 * in.number(creatinine)),
        "mL/min");
  }

  private static double weight(CalculatorInputs in, Working working) {
    double actual = in.number(WEIGHT);
    if (!in.has(HEIGHT)) {
      working.remark("actual weight used: no height was given");
      return actual;
    }
    double bmi = BodyMassIndex.bmi(in, WEIGHT, HEIGHT, working);
    if (bmi < UNDERWEIGHT) {
      working.remark("actual weight used: BMI below 18.5");
      return actual;
    }
    double ideal = IdealBodyWeight.ideal(in, HEIGHT, working);
    if (bmi <= NORMAL) {
      working.remark("lesser of ideal and actual weight used: normal BMI");
      return Math.min(ideal, actual);
    }
    working.remark("adjusted body weight used: BMI above 24.9");
    return AdjustedBodyWeight.adjusted(ideal, in, WEIGHT, working);
  }
}
