package org.chartwarden.calculators.formulas;

import org.chartwarden.calculators.formulas.InputSpec.Choice;
import org.chartwarden.calculators.formulas.InputSpec.Option;

/**
 * Brighton paediatric early warning score, 0 to 13 points: behaviour, cardiovascular and
 * respiratory 0 to 3 each, and 2 each for nebulisers every quarter of an hour and for persistent
 * vomiting after surgery.
 *
 * <p>Monaghan A, Paediatr Nurs 2005;17(1):32-35.
 */
final class PediatricEarlyWarning implements Calculator {

  private static final Choice BEHAVIOUR =
      Choice.of(
          "behaviour",
          "behaviour",
          Option.worth(0, "playing", "playing or appropriate"),
          Option.worth(1, "sleeping", "sleeping"),
          Option.worth(2, "irritable", "irritable"),
          Option.worth(3, "lethargic", "lethargic, confused or reduced response to pain"));
  private static final Choice CARDIOVASCULAR =
      Choice.of(
          "cardiovascular",
          "cardiovascular",
          Option.worth(0, "pink", "pink or capillary refill 1 to 2 s"),
          Option.worth(1, "pale", "pale or capillary refill 3 s"),
          Option.worth(2, "grey", "grey, capillary refill 4 s or pulse 20 above normal"),
          Option.worth(
              3,
              "mottled",
              "grey and mottled, refill 5 s or more, pulse 30 above normal or bradycardia"));
  private static final Choice RESPIRATORY =
      Choice.of(
          "respiratory",
          "respiratory",
          Option.worth(0, "normal", "normal, no retractions"),
          Option.worth(1, "mild", "rate 10 above normal, accessory muscles, or FiO2 30 % or more"),
          Option.worth(2, "moderate", "rate 20 above normal, retractions, or FiO2 40 % or more"),
          Option.worth(
              3,
              "severe",
              "rate 5 below normal with retractions or grunting, or FiO2 50 % or more"));
  private static final Choice NEBULISERS =
      Choice.of(
          "nebulisers",
          "nebulisers every quarter of an hour",
          Option.worth(0, "no", "no"),
          Option.worth(2, "yes", "yes"));
  private static final Choice VOMITING =
      Choice.of(
          "vomiting",
          "persistent vomiting after surgery",
          Option.worth(0, "no", "no"),
          Option.worth(2, "yes", "yes"));

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("pews", "PEWS (Brighton paediatric early warning score)", Category.SEVERITY)
          .synonyms("PEWS", "pediatric early warning score", "Brighton PEWS")
          .inputs(BEHAVIOUR, CARDIOVASCULAR, RESPIRATORY, NEBULISERS, VOMITING)
          .score(0, 13)
          .bands(
              Band.below("3", "low", "0 to 2: routine observation."),
              Band.between("3", "5", "raised", "3 or 4: tell the nurse in charge, review."),
              Band.atLeast("5", "high", "5 or more: urgent review."))
          .source(
              Reference.of(
                  "Monaghan A. Detecting and managing deterioration in children. Paediatr Nurs"
                      + " 2005;17(1):32-35"))
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
