package org.chartwarden.calculators.formulas;

import org.chartwarden.calculators.formulas.InputSpec.Flag;
import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * Quick SOFA, 0 to 3 points: respiratory rate of 22 or more, systolic pressure of 100 or less,
 * altered mentation (Glasgow coma score below 15).
 *
 * <p>Singer M et al. (Sepsis-3), JAMA 2016;315:801-810.
 */
final class Qsofa implements Calculator {

  private static final Scale RATE = Scale.from(0).at(22, 1);
  private static final Scale PRESSURE = Scale.from(1).above(100, 0);

  private static final Quantity RESPIRATORY_RATE = CommonInputs.respiratoryRate();
  private static final Quantity SYSTOLIC = CommonInputs.systolic();
  private static final Quantity GCS = CommonInputs.glasgowComaScore().optional();
  private static final Flag ALTERED_MENTATION =
      Flag.of("altered_mentation", "altered mentation", "altered-mental-status", "confusion");

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("qsofa", "Quick SOFA (qSOFA)", Category.SEVERITY)
          .synonyms("qSOFA", "quick SOFA", "quick sequential organ failure assessment")
          .inputs(RESPIRATORY_RATE, SYSTOLIC, GCS, ALTERED_MENTATION)
          .score(0, 3)
          .bands(
              Band.below("2", "not high risk", "Fewer than 2 points."),
              Band.atLeast("2", "high risk", "2 or 3 points: look for organ dysfunction."))
          .source(
              Reference.pmid(
                  "Singer M et al. The third international consensus definitions for sepsis and"
                      + " septic shock (Sepsis-3). JAMA 2016;315:801-810",
                  "26903338"))
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    boolean altered = in.flag(ALTERED_MENTATION) || (in.has(GCS) && in.number(GCS) < 15);
    return new PointSum(in)
        .scale(RESPIRATORY_RATE, RATE)
        .scale(SYSTOLIC, PRESSURE)
        .when(altered, 1, "altered mentation or Glasgow coma score below 15")
        .result(SPEC);
  }
}
