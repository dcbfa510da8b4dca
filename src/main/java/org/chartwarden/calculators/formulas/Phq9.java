package org.chartwarden.calculators.formulas;

import org.chartwarden.calculators.formulas.InputSpec.Choice;

/**
 * Patient Health Questionnaire of nine items on depression over two weeks, 0 to 27 points.
 *
 * <p>Kroenke K, Spitzer RL, Williams JB, J Gen Intern Med 2001;16:606-613.
 */
final class Phq9 implements Calculator {

  private static final Choice INTEREST =
      DaysBothered.item("interest", "little interest or pleasure");
  private static final Choice MOOD =
      DaysBothered.item("mood", "feeling down, depressed or hopeless");
  private static final Choice SLEEP =
      DaysBothered.item("sleep", "trouble sleeping, or sleeping too much");
  private static final Choice ENERGY = DaysBothered.item("energy", "feeling tired");
  private static final Choice APPETITE =
      DaysBothered.item("appetite", "poor appetite or overeating");
  private static final Choice SELF = DaysBothered.item("self_worth", "feeling bad about oneself");
  private static final Choice CONCENTRATION =
      DaysBothered.item("concentration", "trouble concentrating");
  private static final Choice MOVEMENT =
      DaysBothered.item("movement", "moving slowly, or restlessness");
  private static final Choice SELF_HARM =
      DaysBothered.item("self_harm", "thoughts of death or self-harm");

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
    PointSum sum = new PointSum(in).choices(SPEC);
    if (in.option(SELF_HARM).points() > 0) {
      sum.remark("thoughts of death or self-harm were named: ask about them whatever the sum");
    }
    return sum.result(SPEC);
  }
}
