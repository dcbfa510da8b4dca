package org.chartwarden.calculators.formulas;

import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * Ratio of arterial oxygen pressure to inspired oxygen fraction (P/F), with the bands of the Berlin
 * definition of ARDS.
 *
 * <p>ARDS Definition Task Force, JAMA 2012;307:2526-2533.
 */
final class OxygenationIndexPf implements Calculator {

  private static final Quantity PAO2 = CommonInputs.arterialOxygen();
  private static final Quantity FIO2 = CommonInputs.inspiredOxygen();

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("pf-ratio", "PaO2/FiO2 ratio", Category.LAB)
          .synonyms("P/F ratio", "PaO2/FiO2", "PF ratio", "Horowitz index")
          .inputs(PAO2, FIO2)
          .decimal("mm[Hg]", "50984-4")
          .bands(
              Band.below("100.000001", "severe", "Severe ARDS if the other criteria are met."),
              Band.between(
                  "100.000001",
                  "200.000001",
                  "moderate",
                  "Moderate ARDS if the other criteria are met."),
              Band.between(
                  "200.000001", "300.000001", "mild", "Mild ARDS if the other criteria are met."),
              Band.atLeast("300.000001", "above 300", "Above the bound of ARDS."))
          .source(
              Reference.pmid(
                  "ARDS Definition Task Force. Acute respiratory distress syndrome: the Berlin"
                      + " definition. JAMA 2012;307:2526-2533",
                  "22797452"))
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    Working working = new Working();
    double ratio =
        working.step(
            "P/F",
            in.text(PAO2) + " / (" + in.text(FIO2) + " / 100)",
            in.number(PAO2) / (in.number(FIO2) / 100),
            SPEC.unit());
    return CalculatorResult.of(SPEC, ratio, working);
  }
}
