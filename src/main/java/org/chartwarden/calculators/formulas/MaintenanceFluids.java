package org.chartwarden.calculators.formulas;

import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * Hourly maintenance fluid by the 4-2-1 rule: 4 mL/kg for the first 10 kg, 2 mL/kg for the next 10,
 * 1 mL/kg above.
 *
 * <p>Holliday MA, Segar WE, Pediatrics 1957;19:823-832, in its hourly form.
 */
final class MaintenanceFluids implements Calculator {

  private static final Quantity WEIGHT = CommonInputs.weight();

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("maintenance-fluids", "Maintenance fluids (4-2-1 rule)", Category.PHYSICAL)
          .medCalcBench(22)
          .synonyms(
              "maintenance fluid",
              "maintenance fluids calculations",
              "4-2-1 rule",
              "Holliday-Segar",
              "pediatric maintenance fluid")
          .inputs(WEIGHT)
          .decimal("mL/h")
          .source(
              Reference.pmid(
                  "Holliday MA, Segar WE. The maintenance need for water in parenteral fluid"
                      + " therapy. Pediatrics 1957;19:823-832",
                  "13431307"))
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    double weight = in.number(WEIGHT);
    String shown = in.text(WEIGHT);
    Working working = new Working();
    double rate;
    if (weight < 10) {
      rate = working.step("rate", "4 × " + shown, 4 * weight, SPEC.unit());
    } else if (weight <= 20) {
      rate =
          working.step(
              "rate", "40 + 2 × (" + shown + " − 10)", 40 + 2 * (weight - 10), SPEC.unit());
    } else {
      rate = working.step("rate", "60 + (" + shown + " − 20)", 60 + (weight - 20), SPEC.unit());
    }
    return CalculatorResult.of(SPEC, rate, working);
  }
}
