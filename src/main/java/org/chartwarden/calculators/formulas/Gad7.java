package org.chartwarden.calculators.formulas;

import org.chartwarden.calculators.formulas.InputSpec.Choice;
import org.chartwarden.calculators.formulas.InputSpec.Option;

/**
 * Generalized anxiety disorder scale of seven items over two weeks, 0 to 21 points.
 *
 * <p>Spitzer RL et al., Arch Intern Med 2006;166:1092-1097.
 */
final class Gad7 implements Calculator {

  private static final Choice NERVOUS =
      Choice.of(
          "nervous",
          "feeling nervous, anxious or on edge",
          Option.worth(0, "0", "not at all"),
          Option.worth(1, "1", "several days"),
          Option.worth(2, "2", "more than half the days"),
          Option.worth(3, "3", "nearly every day"));
  private static final Choice CONTROL =
      Choice.of(
          "control",
          "not able to stop worrying",
          Option.worth(0, "0", "not at all"),
          Option.worth(1, "1", "several days"),
          Option.worth(2, "2", "more than half the days"),
          Option.worth(3, "3", "nearly every day"));
  private static final Choice WORRY =
      Choice.of(
          "worry",
          "worrying too much",
          Option.worth(0, "0", "not at all"),
          Option.worth(1, "1", "several days"),
          Option.worth(2, "2", "more than half the days"),
          Option.worth(3, "3", "nearly every day"));
  private static final Choice RELAX =
      Choice.of(
          "relax",
          "trouble relaxing",
          Option.worth(0, "0", "not at all"),
          Option.worth(1, "1", "several days"),
          Option.worth(2, "2", "more than half the days"),
          Option.worth(3, "3", "nearly every day"));
  private static final Choice RESTLESS =
      Choice.of(
          "restless",
          "restlessness",
          Option.worth(0, "0", "not at all"),
          Option.worth(1, "1", "several days"),
          Option.worth(2, "2", "more than half the days"),
          Option.worth(3, "3", "nearly every day"));
  private static final Choice IRRITABLE =
      Choice.of(
          "irritable",
          "easily annoyed or irritable",
          Option.worth(0, "0", "not at all"),
          Option.worth(1, "1", "several days"),
          Option.worth(2, "2", "more than half the days"),
          Option.worth(3, "3", "nearly every day"));
  private static final Choice AFRAID =
      Choice.of(
          "afraid",
          "afraid that something awful might happen",
          Option.worth(0, "0", "not at all"),
          Option.worth(1, "1", "several days"),
          Option.worth(2, "2", "more than half the days"),
          Option.worth(3, "3", "nearly every day"));

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("gad-7", "GAD-7", Category.SCREENING)
          .synonyms("GAD-7", "GAD7", "generalized anxiety disorder scale")
          .inputs(NERVOUS, CONTROL, WORRY, RELAX, RESTLESS, IRRITABLE, AFRAID)
          .score(0, 21, "70274-6")
          .bands(
              Band.below("5", "minimal", "0 to 4: minimal."),
              Band.between("5", "10", "mild", "5 to 9: mild."),
              Band.between("10", "15", "moderate", "10 to 14: moderate."),
              Band.atLeast("15", "severe", "15 to 21: severe."))
          .source(
              Reference.pmid(
                  "Spitzer RL et al. A brief measure for assessing generalized anxiety disorder: the"
                      + " GAD-7. Arch Intern Med 2006;166:1092-1097",
                  "16717171"))
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    return new PointSum(in)
        .choice(NERVOUS)
        .choice(CONTROL)
        .choice(WORRY)
        .choice(RELAX)
        .choice(RESTLESS)
        .choice(IRRITABLE)
        .choice(AFRAID)
        .result(SPEC);
  }
}
