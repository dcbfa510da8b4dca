package org.chartwarden.calculators.formulas;

import org.chartwarden.calculators.formulas.InputSpec.Choice;
import org.chartwarden.calculators.formulas.InputSpec.Option;

/**
 * Morse fall scale, 0 to 125 points.
 *
 * <p>Morse JM, Morse RM, Tylko SJ, Can J Aging 1989;8:366-377.
 */
final class MorseFallScale implements Calculator {

  private static final Choice FALLS =
      Choice.of(
          "history_of_falling",
          "fall now or within three months",
          Option.worth(0, "no", "no"),
          Option.worth(25, "yes", "yes"));
  private static final Choice DIAGNOSES =
      Choice.of(
          "secondary_diagnosis",
          "more than one diagnosis",
          Option.worth(0, "no", "no"),
          Option.worth(15, "yes", "yes"));
  private static final Choice AID =
      Choice.of(
          "ambulatory_aid",
          "ambulatory aid",
          Option.worth(0, "none", "none, bed rest, wheelchair or nurse"),
          Option.worth(15, "crutches", "crutches, cane or walker"),
          Option.worth(30, "furniture", "furniture"));
  private static final Choice INFUSION =
      Choice.of(
          "iv_access",
          "intravenous therapy or lock",
          Option.worth(0, "no", "no"),
          Option.worth(20, "yes", "yes"));
  private static final Choice GAIT =
      Choice.of(
          "gait",
          "gait",
          Option.worth(0, "normal", "normal, bed rest or immobile"),
          Option.worth(10, "weak", "weak"),
          Option.worth(20, "impaired", "impaired"));
  private static final Choice MENTAL =
      Choice.of(
          "mental_status",
          "mental status",
          Option.worth(0, "oriented", "knows own limits"),
          Option.worth(15, "forgets", "forgets limits"));

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("morse-fall-scale", "Morse fall scale", Category.SCREENING)
          .synonyms("Morse fall scale", "Morse", "fall risk")
          .inputs(FALLS, DIAGNOSES, AID, INFUSION, GAIT, MENTAL)
          .score(0, 125, "59460-6")
          .bands(
              Band.below("25", "no or low risk", "Below 25: basic care."),
              Band.between("25", "46", "moderate risk", "25 to 45: standard fall prevention."),
              Band.atLeast("46", "high risk", "46 or more: high-risk fall prevention."))
          .source(
              Reference.of(
                  "Morse JM, Morse RM, Tylko SJ. Development of a scale to identify the fall-prone"
                      + " patient. Can J Aging 1989;8:366-377"))
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
