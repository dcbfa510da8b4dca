package org.chartwarden.calculators.formulas;

import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * Crystalloid in the first 24 hours after a burn: 4 mL x weight x burned surface in percent, half
 * of it in the first 8 hours from the burn.
 *
 * <p>Baxter CR, Shires T, Ann N Y Acad Sci 1968;150:874-894.
 */
final class ParklandFluids implements Calculator {

  private static final Quantity WEIGHT = CommonInputs.weight();
  private static final Quantity BURNED =
      Quantity.of(
          "burned_surface",
          "burned body surface of second and third degree",
          "%",
          "1",
          "100",
          "burned-surface");

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("parkland", "Parkland formula for burns", Category.DOSAGE)
          .synonyms("Parkland formula", "Baxter formula", "burn fluid resuscitation")
          .inputs(WEIGHT, BURNED)
          .decimal("mL")
          .source(
              Reference.of(
                  "Baxter CR, Shires T. Physiological response to crystalloid resuscitation of"
                      + " severe burns. Ann N Y Acad Sci 1968;150:874-894"))
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    Working working = new Working();
    double volume =
        working.step(
            "volume in 24 h",
            "4 × " + in.text(WEIGHT) + " × " + in.text(BURNED),
            4 * in.number(WEIGHT) * in.number(BURNED),
            SPEC.unit());
    working.step("in the first 8 h from the burn", Working.show(volume) + " / 2", volume / 2, "mL");
    working.remark("a start; titrate to urine output. Children need maintenance fluid as well");
    return CalculatorResult.of(SPEC, volume, working);
  }
}
