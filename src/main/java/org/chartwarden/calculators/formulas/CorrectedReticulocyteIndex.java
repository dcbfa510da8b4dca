package org.chartwarden.calculators.formulas;

import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * Reticulocyte production index: reticulocytes in percent x haematocrit / 45, divided by the
 * maturation time for that haematocrit (1 day at 40 or more, 1.5 from 30, 2 from 20, else 2.5).
 *
 * <p>Hillman RS, Finch CA, Br J Haematol 1969;17:313-315.
 */
final class CorrectedReticulocyteIndex implements Calculator {

  private static final double NORMAL_HEMATOCRIT = 45;
  private static final Scale MATURATION = Scale.from(2.5).at(20, 2).at(30, 1.5).at(40, 1);

  private static final Quantity RETICULOCYTES =
      CommonInputs.lab("reticulocytes", "reticulocytes", "%", "0", "50", "reticulocytes");
  private static final Quantity HEMATOCRIT = CommonInputs.hematocrit();

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("reticulocyte-index", "Reticulocyte production index", Category.LAB)
          .synonyms("RPI", "reticulocyte production index", "corrected reticulocyte count")
          .inputs(RETICULOCYTES, HEMATOCRIT)
          .decimal("%")
          .bands(
              Band.below("2", "inadequate", "Below 2: marrow response inadequate in anemia."),
              Band.between("2", "3", "borderline", "2 to below 3: borderline response."),
              Band.atLeast("3", "adequate", "3 or more: adequate response, as in bleeding."))
          .source(
              Reference.of(
                  "Hillman RS, Finch CA. The misused reticulocyte. Br J Haematol 1969;17:313-315"))
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    double hematocrit = in.number(HEMATOCRIT);
    double days = MATURATION.points(hematocrit);
    Working working = new Working();
    working.note(
        "maturation time "
            + Working.show(days)
            + " days (haematocrit "
            + MATURATION.stretch(hematocrit)
            + ")");
    double index =
        working.step(
            "index",
            in.text(RETICULOCYTES) + " × " + in.text(HEMATOCRIT) + " / 45 / " + Working.show(days),
            in.number(RETICULOCYTES) * hematocrit / NORMAL_HEMATOCRIT / days,
            SPEC.unit());
    return CalculatorResult.of(SPEC, index, working);
  }
}
