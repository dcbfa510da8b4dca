package org.chartwarden.calculators.formulas;

import org.chartwarden.calculators.formulas.InputSpec.Choice;
import org.chartwarden.calculators.formulas.InputSpec.Option;

/**
 * Braden scale of the risk of pressure injury, 6 to 23 points; a lower sum is a higher risk.
 *
 * <p>Bergstrom N et al., Nurs Res 1987;36:205-210.
 */
final class BradenScale implements Calculator {

  private static final Choice SENSORY =
      Choice.of(
          "sensory_perception",
          "sensory perception",
          Option.worth(1, "completely-limited", "completely limited"),
          Option.worth(2, "very-limited", "very limited"),
          Option.worth(3, "slightly-limited", "slightly limited"),
          Option.worth(4, "no-impairment", "no impairment"));
  private static final Choice MOISTURE =
      Choice.of(
          "moisture",
          "moisture",
          Option.worth(1, "constantly-moist", "constantly moist"),
          Option.worth(2, "very-moist", "very moist"),
          Option.worth(3, "occasionally-moist", "occasionally moist"),
          Option.worth(4, "rarely-moist", "rarely moist"));
  private static final Choice ACTIVITY =
      Choice.of(
          "activity",
          "activity",
          Option.worth(1, "bedfast", "bedfast"),
          Option.worth(2, "chairfast", "chairfast"),
          Option.worth(3, "walks-occasionally", "walks occasionally"),
          Option.worth(4, "walks-frequently", "walks frequently"));
  private static final Choice MOBILITY =
      Choice.of(
          "mobility",
          "mobility",
          Option.worth(1, "completely-immobile", "completely immobile"),
          Option.worth(2, "very-limited", "very limited"),
          Option.worth(3, "slightly-limited", "slightly limited"),
          Option.worth(4, "no-limitation", "no limitation"));
  private static final Choice NUTRITION =
      Choice.of(
          "nutrition",
          "nutrition",
          Option.worth(1, "very-poor", "very poor"),
          Option.worth(2, "probably-inadequate", "probably inadequate"),
          Option.worth(3, "adequate", "adequate"),
          Option.worth(4, "excellent", "excellent"));
  private static final Choice FRICTION =
      Choice.of(
          "friction_shear",
          "friction and shear",
          Option.worth(1, "problem", "problem"),
          Option.worth(2, "potential-problem", "potential problem"),
          Option.worth(3, "no-problem", "no apparent problem"));

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("braden", "Braden scale", Category.SCREENING)
          .synonyms("Braden scale", "pressure ulcer risk")
          .inputs(SENSORY, MOISTURE, ACTIVITY, MOBILITY, NUTRITION, FRICTION)
          .score(6, 23, "38227-5")
          .lowerIsWorse()
          .bands(
              Band.below("10", "very high risk", "9 or less: very high risk."),
              Band.between("10", "13", "high risk", "10 to 12: high risk."),
              Band.between("13", "15", "moderate risk", "13 or 14: moderate risk."),
              Band.between("15", "19", "mild risk", "15 to 18: at risk."),
              Band.atLeast("19", "no risk", "19 or more: not at risk."))
          .source(
              Reference.of(
                  "Bergstrom N et al. The Braden Scale for predicting pressure sore risk. Nurs Res"
                      + " 1987;36:205-210"))
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    return new PointSum(in).choices(SPEC).result(SPEC);
  }
}
