package org.chartwarden.calculators.formulas;

import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * ROX index under high-flow nasal oxygen: (SpO2 / FiO2) / respiratory rate; 4.88 or more at 2, 6 or
 * 12 hours speaks against intubation.
 *
 * <p>Roca O et al., Am J Respir Crit Care Med 2019;199:1368-1376.
 */
final class RoxIndex implements Calculator {

  private static final Quantity SPO2 = CommonInputs.oxygenSaturation();
  private static final Quantity FIO2 = CommonInputs.inspiredOxygen();
  private static final Quantity RATE = CommonInputs.respiratoryRate().within("1", "120");

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("rox-index", "ROX index", Category.SEVERITY)
          .synonyms("ROX index", "ratio of oxygen saturation")
          .inputs(SPO2, FIO2, RATE)
          .decimal("1")
          .bands(
              Band.below("3.85", "high risk", "High risk of failing high-flow oxygen."),
              Band.between("3.85", "4.88", "indeterminate", "Measure again soon."),
              Band.atLeast("4.88", "low risk", "Low risk of intubation."))
          .source(
              Reference.pmid(
                  "Roca O et al. An index combining respiratory rate and oxygenation to predict"
                      + " outcome of nasal high-flow therapy. Am J Respir Crit Care Med"
                      + " 2019;199:1368-1376",
                  "30576221"))
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
            "ROX",
            in.text(SPO2) + " / (" + in.text(FIO2) + " / 100) / " + in.text(RATE),
            in.number(SPO2) / (in.number(FIO2) / 100) / in.number(RATE),
            "");
    return CalculatorResult.of(SPEC, index, working);
  }
}
