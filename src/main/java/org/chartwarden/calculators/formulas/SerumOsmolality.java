package org.chartwarden.calculators.formulas;

import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * Calculated serum osmolality without ethanol: 2 x sodium + urea nitrogen / 2.8 + glucose / 18.
 *
 * <p>Worthley LI, Guerin M, Pain RW, Anaesth Intensive Care 1987;15:199-202, in mg/dL.
 */
final class SerumOsmolality implements Calculator {

  private static final Quantity SODIUM = CommonInputs.sodium();
  private static final Quantity UREA_NITROGEN = CommonInputs.ureaNitrogen();
  private static final Quantity GLUCOSE = CommonInputs.glucose();

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("serum-osmolality", "Serum osmolality, calculated", Category.LAB)
          .medCalcBench(30)
          .synonyms("serum osmolality", "calculated osmolality", "osmolarity")
          .inputs(SODIUM, UREA_NITROGEN, GLUCOSE)
          .decimal("mosm/kg", "18182-6")
          .bands(
              Band.below("275", "low", "Below the usual range."),
              Band.between("275", "295.5", "normal", "Within the usual range."),
              Band.atLeast("295.5", "high", "Above the usual range."))
          .source(
              Reference.of(
                  "Worthley LI, Guerin M, Pain RW. For calculating osmolality, the simplest formula"
                      + " is the best. Anaesth Intensive Care 1987;15:199-202"))
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    Working working = new Working();
    double osmolality =
        working.step(
            "osmolality",
            "2 × "
                + in.text(SODIUM)
                + " + "
                + in.text(UREA_NITROGEN)
                + " / 2.8 + "
                + in.text(GLUCOSE)
                + " / 18",
            2 * in.number(SODIUM) + in.number(UREA_NITROGEN) / 2.8 + in.number(GLUCOSE) / 18,
            SPEC.unit());
    return CalculatorResult.of(SPEC, osmolality, working);
  }
}
