package org.chartwarden.calculators.formulas;

import org.chartwarden.calculators.formulas.InputSpec.Choice;
import org.chartwarden.calculators.formulas.InputSpec.Option;

/**
 * Apgar score of a newborn, 0 to 10 points, at 1, 5 or 10 minutes.
 *
 * <p>Apgar V, Curr Res Anesth Analg 1953;32:260-267.
 */
final class ApgarScore implements Calculator {

  private static final Choice APPEARANCE =
      Choice.of(
          "appearance",
          "appearance",
          Option.worth(0, "blue", "blue or pale all over"),
          Option.worth(1, "acrocyanosis", "body pink, extremities blue"),
          Option.worth(2, "pink", "pink all over"));
  private static final Choice PULSE =
      Choice.of(
          "pulse",
          "pulse",
          Option.worth(0, "absent", "absent"),
          Option.worth(1, "below-100", "below 100 per minute"),
          Option.worth(2, "100-more", "100 per minute or more"));
  private static final Choice GRIMACE =
      Choice.of(
          "grimace",
          "response to stimulation",
          Option.worth(0, "none", "no response"),
          Option.worth(1, "grimace", "grimace or feeble cry"),
          Option.worth(2, "cry", "cry, sneeze, cough or pulls away"));
  private static final Choice ACTIVITY =
      Choice.of(
          "activity",
          "activity",
          Option.worth(0, "limp", "limp"),
          Option.worth(1, "some-flexion", "some flexion"),
          Option.worth(2, "active", "active motion"));
  private static final Choice RESPIRATION =
      Choice.of(
          "respiration",
          "respiration",
          Option.worth(0, "absent", "absent"),
          Option.worth(1, "weak", "weak, slow or irregular"),
          Option.worth(2, "strong", "good, strong cry"));

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("apgar", "Apgar score", Category.SEVERITY)
          .synonyms("Apgar", "APGAR score")
          .inputs(APPEARANCE, PULSE, GRIMACE, ACTIVITY, RESPIRATION)
          .score(0, 10)
          .lowerIsWorse()
          .bands(
              Band.below("4", "low", "0 to 3: low."),
              Band.between("4", "7", "moderately abnormal", "4 to 6: moderately abnormal."),
              Band.atLeast("7", "reassuring", "7 to 10: reassuring."))
          .source(
              Reference.of(
                  "Apgar V. A proposal for a new method of evaluation of the newborn infant. Curr Res"
                      + " Anesth Analg 1953;32:260-267"))
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
