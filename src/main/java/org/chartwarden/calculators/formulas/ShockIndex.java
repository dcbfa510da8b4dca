package org.chartwarden.calculators.formulas;

import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * Shock index: heart rate by systolic blood pressure.
 *
 * <p>Allgower M, Burri C, Dtsch Med Wochenschr 1967;92:1947-1950; bound of 0.9: Rady MY et al., Ann
 * Emerg Med 1994;24:685-690.
 */
final class ShockIndex implements Calculator {

  private static final Quantity HEART_RATE = CommonInputs.heartRate();
  private static final Quantity SYSTOLIC = CommonInputs.systolic();

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("shock-index", "Shock index", Category.SEVERITY)
          .synonyms("shock index")
          .inputs(HEART_RATE, SYSTOLIC)
          .decimal("1")
          .bands(
              Band.below("0.7", "usual", "Below 0.7: usual in healthy adults."),
              Band.between("0.7", "0.9", "raised", "0.7 to below 0.9: watch closely."),
              Band.atLeast("0.9", "high", "0.9 or more: acute illness needing prompt treatment."))
          .source(
              Reference.of(
                  "Rady MY et al. A comparison of the shock index and conventional vital signs to"
                      + " identify acute, critical illness in the emergency department. Ann Emerg"
                      + " Med 1994;24:685-690"))
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    Working working = new Working();
    double index =
        working.step(
            "shock index",
            in.text(HEART_RATE) + " / " + in.text(SYSTOLIC),
            in.number(HEART_RATE) / in.number(SYSTOLIC),
            "");
    return CalculatorResult.of(SPEC, index, working);
  }
}
