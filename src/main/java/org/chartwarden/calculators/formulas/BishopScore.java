package org.chartwarden.calculators.formulas;

import org.chartwarden.calculators.formulas.InputSpec.Choice;
import org.chartwarden.calculators.formulas.InputSpec.Option;

/**
 * Bishop score of the cervix before induction of labour, 0 to 13 points.
 *
 * <p>Bishop EH, Obstet Gynecol 1964;24:266-268.
 */
final class BishopScore implements Calculator {

  private static final Choice DILATION =
      Choice.of(
          "dilation",
          "cervical dilation",
          Option.worth(0, "closed", "closed"),
          Option.worth(1, "1-2", "1 to 2 cm"),
          Option.worth(2, "3-4", "3 to 4 cm"),
          Option.worth(3, "5-more", "5 cm or more"));
  private static final Choice EFFACEMENT =
      Choice.of(
          "effacement",
          "effacement",
          Option.worth(0, "0-30", "0 to 30 %"),
          Option.worth(1, "40-50", "40 to 50 %"),
          Option.worth(2, "60-70", "60 to 70 %"),
          Option.worth(3, "80-more", "80 % or more"));
  private static final Choice STATION =
      Choice.of(
          "station",
          "station of the head",
          Option.worth(0, "minus-3", "-3", "−3"),
          Option.worth(1, "minus-2", "-2", "−2"),
          Option.worth(2, "minus-1-0", "-1 or 0", "-1", "0"),
          Option.worth(3, "plus-1-more", "+1 or lower", "+1", "+2"));
  private static final Choice CONSISTENCY =
      Choice.of(
          "consistency",
          "consistency of the cervix",
          Option.worth(0, "firm", "firm"),
          Option.worth(1, "medium", "medium"),
          Option.worth(2, "soft", "soft"));
  private static final Choice POSITION =
      Choice.of(
          "position",
          "position of the cervix",
          Option.worth(0, "posterior", "posterior"),
          Option.worth(1, "mid", "mid-position", "middle"),
          Option.worth(2, "anterior", "anterior"));

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("bishop", "Bishop score", Category.SEVERITY)
          .synonyms("Bishop score", "cervix score")
          .inputs(DILATION, EFFACEMENT, STATION, CONSISTENCY, POSITION)
          .score(0, 13)
          .lowerIsWorse()
          .bands(
              Band.below("6", "unfavorable", "Below 6: ripening of the cervix is usually advised."),
              Band.between("6", "8", "intermediate", "6 or 7: intermediate."),
              Band.atLeast("8", "favorable", "8 or more: induction is likely to succeed."))
          .source(
              Reference.of(
                  "Bishop EH. Pelvic scoring for elective induction. Obstet Gynecol 1964;24:266-268"))
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
