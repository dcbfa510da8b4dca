package org.chartwarden.calculators.formulas;

import java.time.Period;
import org.chartwarden.calculators.formulas.InputSpec.Choice;
import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * Estimated glomerular filtration rate without race, for adults: 142 x min(Scr/k, 1)^a x max(Scr/k,
 * 1)^-1.2 x 0.9938^age x 1.012 if female.
 *
 * <p>Inker LA et al., N Engl J Med 2021;385:1737-1749. Bands: KDIGO 2024 categories G1 to G5.
 */
final class CkdEpi2021Egfr implements Calculator {

  private static final Choice SEX = CommonInputs.sex();
  private static final Quantity AGE = CommonInputs.age().within("18", "120");
  private static final Quantity CREATININE =
      CommonInputs.creatinine().within("0.1", "40").freshFor(Period.ofDays(90));

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("ckd-epi-2021", "CKD-EPI 2021 glomerular filtration rate", Category.LAB)
          .medCalcBench(3)
          .synonyms(
              "CKD-EPI equations for glomerular filtration rate",
              "2021 CKD-EPI creatinine equation",
              "CKD-EPI",
              "eGFR",
              "estimated glomerular filtration rate")
          .inputs(SEX, AGE, CREATININE)
          .decimal("mL/min/{1.73_m2}", "98979-8")
          .bands(
              Band.below("15", "G5", "Kidney failure."),
              Band.between("15", "30", "G4", "Severely decreased."),
              Band.between("30", "45", "G3b", "Moderately to severely decreased."),
              Band.between("45", "60", "G3a", "Mildly to moderately decreased."),
              Band.between("60", "90", "G2", "Mildly decreased."),
              Band.atLeast("90", "G1", "Normal or high."))
          .source(
              Reference.pmid(
                  "Inker LA et al. New creatinine- and cystatin C-based equations to estimate GFR"
                      + " without race. N Engl J Med 2021;385:1737-1749",
                  "34554658"))
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    String kappa = in.female() ? "0.7" : "0.9";
    String alpha = in.female() ? "−0.241" : "−0.302";
    double ratio = in.number(CREATININE) / Double.parseDouble(kappa);
    double egfr =
        142
            * Math.pow(Math.min(ratio, 1), in.female() ? -0.241 : -0.302)
            * Math.pow(Math.max(ratio, 1), -1.200)
            * Math.pow(0.9938, in.number(AGE))
            * (in.female() ? 1.012 : 1);
    Working working = new Working();
    String quotient = in.text(CREATININE) + " / " + kappa;
    working.step(
        "eGFR",
        "142 × min("
            + quotient
            + ", 1)^"
            + alpha
            + " × max("
            + quotient
            + ", 1)^−1.2 × 0.9938^"
            + in.text(AGE)
            + (in.female() ? " × 1.012" : ""),
        egfr,
        SPEC.unit());
    return CalculatorResult.of(SPEC, egfr, working);
  }
}
