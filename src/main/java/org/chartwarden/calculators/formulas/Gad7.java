package org.chartwarden.calculators.formulas;

import org.chartwarden.calculators.formulas.InputSpec.Choice;

/**
 * Generalized anxiety disorder scale of seven items over two weeks, 0 to 21 points.
 *
 * <p>Spitzer RL et al., Arch Intern Med 2006;166:1092-1097.
 */
final class Gad7 implements Calculator {

  private static final Choice NERVOUS =
      DaysBothered.item("nervous", "feeling nervous, anxious or on edge");
  private static final Choice CONTROL = DaysBothered.item("control", "not able to stop worrying");
  private static final Choice WORRY = DaysBothered.item("worry", "worrying too much");
  private static final Choice RELAX = DaysBothered.item("relax", "trouble relaxing");
  private static final Choice RESTLESS = DaysBothered.item("restless", "restlessness");
  private static final Choice IRRITABLE =
      DaysBothered.item("irritable", "easily annoyed or irritable");
  private static final Choice AFRAID =
      DaysBothered.item("afraid", "afraid that something awful might happen");

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
    return new PointSum(in).choices(SPEC).result(SPEC);
  }
}
