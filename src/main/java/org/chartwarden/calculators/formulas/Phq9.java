package org.chartwarden.calculators.formulas;

import org.chartwarden.calculators.formulas.InputSpec.Choice;
import org.chartwarden.calculators.formulas.InputSpec.Option;

/**
 * Patient Health Questionnaire of nine items on depression over two weeks, 0 to 27 points.
 *
 * <p>Kroenke K, Spitzer RL, Williams JB, J Gen Intern Med 2001;16:606-613.
 */
final class Phq9 implements Calculator {

  private static final Choice INTEREST =
      Choice.of(
          "interest",
          "little interest or pleasure",
          Option.worth(0, "0", "not at all"),
          Option.worth(1, "1", "several days"),
          Option.worth(2, "2", "more than half the days"),
          Option.worth(3, "3", "nearly every day"));
  private static final Choice MOOD =
      Choice.of(
          "mood",
          "feeling down, depressed or hopeless",
          Option.worth(0, "0", "not at all"),
          Option.worth(1, "1", "several days"),
          Option.worth(2, "2", "more than half the days"),
          Option.worth(3, "3", "nearly every day"));
  private static final Choice SLEEP =
      Choice.of(
          "sleep",
          "trouble sleeping, or sleeping too much",
          Option.worth(0, "0", "not at all"),
          Option.worth(1, "1", "several days"),
          Option.worth(2, "2", "more than half the days"),
          Option.worth(3, "3", "nearly every day"));
  private static final Choice ENERGY =
      Choice.of(
          "energy",
          "feeling tired",
          Option.worth(0, "0", "not at all"),
          Option.worth(1, "1", "several days"),
          Option.worth(2, "2", "more than half the days"),
          Option.worth(3, "3", "nearly every day"));
  private static final Choice APPETITE =
      Choice.of(
          "appetite",
          "poor appetite or overeating",
          Option.worth(0, "0", "not at all"),
          Option.worth(1, "1", "several days"),
          Option.worth(2, "2", "more than half the days"),
          Option.worth(3, "3", "nearly every day"));
  private static final Choice SELF =
      Choice.of(
          "self_worth",
          "feeling bad about oneself",
          Option.worth(0, "0", "not at all"),
          Option.worth(1, "1", "several days"),
          Option.worth(2, "2", "more than half the days"),
          Option.worth(3, "3", "nearly every day"));
  private static final Choice CONCENTRATION =
      Choice.of(
          "concentration",
          "trouble concentrating",
          Option.worth(0, "0", "not at all"),
          Option.worth(1, "1", "several days"),
          Option.worth(2, "2", "more than half the days"),
          Option.worth(3, "3", "nearly every day"));
  private static final Choice MOVEMENT =
      Choice.of(
          "movement",
          "moving slowly, or restlessness",
          Option.worth(0, "0", "not at all"),
          Option.worth(1, "1", "several days"),
          Option.worth(2, "2", "more than half the days"),
          Option.worth(3, "3", "nearly every day"));
  private static final Choice SELF_HARM =
      Choice.of(
          "self_harm",
          "thoughts of death or self-harm",
          Option.worth(0, "0", "not at all"),
          Option.worth(1, "1", "several days"),
          Option.worth(2, "2", "more than half the days"),
          Option.worth(3, "3", "nearly every day"));

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("phq-9", "PHQ-9", Category.SCREENING)
          .synonyms("PHQ-9", "PHQ9", "Patient Health Questionnaire")
          .inputs(INTEREST, MOOD, SLEEP, ENERGY, APPETITE, SELF, CONCENTRATION, MOVEMENT, SELF_HARM)
          .score(0, 27, "44261-6")
          .bands(
              Band.below("5", "minimal", "0 to 4: none or minimal."),
              Band.between("5", "10", "mild", "5 to 9: mild."),
              Band.between("10", "15", "moderate", "10 to 14: moderate."),
              Band.between("15", "20", "moderately severe", "15 to 19: moderately severe."),
              Band.atLeast("20", "severe", "20 to 27: severe."))
          .source(
              Reference.pmid(
                  "Kroenke K, Spitzer RL, Williams JB. The PHQ-9: validity of a brief depression"
                      + " severity measure. J Gen Intern Med 2001;16:606-613",
                  "11556941"))
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    PointSum sum =
        new PointSum(in)
            .choice(INTEREST)
            .choice(MOOD)
            .choice(SLEEP)
            .choice(ENERGY)
            .choice(APPETITE)
            .choice(SELF)
            .choice(CONCENTRATION)
            .choice(MOVEMENT)
            .choice(SELF_HARM);
    if (in.option(SELF_HARM).points() > 0) {
      sum.remark("thoughts of death or self-harm were named: ask about them whatever the sum");
    }
    return sum.result(SPEC);
  }
}
