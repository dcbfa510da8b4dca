package org.chartwarden.calculators.formulas;

import org.chartwarden.calculators.formulas.InputSpec.Flag;
import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * BISAP score of mortality in acute pancreatitis, 0 to 5 points: urea nitrogen above 25 mg/dL,
 * impaired mental status, two or more SIRS criteria, age above 60, pleural effusion.
 *
 * <p>Wu BU et al., Gut 2008;57:1698-1703.
 */
final class BisapScore implements Calculator {

  private static final Scale BUN_POINTS = Scale.from(0).above(25, 1);
  private static final Scale AGE_POINTS = Scale.from(0).above(60, 1);

  private static final Quantity BUN = CommonInputs.ureaNitrogen();
  private static final Flag MENTAL_STATUS =
      Flag.of(
          "impaired_mental_status", "impaired mental status", "altered-mental-status", "confusion");
  private static final Flag SIRS = Flag.of("sirs", "two or more SIRS criteria", "sirs");
  private static final Quantity AGE = CommonInputs.age();
  private static final Flag EFFUSION =
      Flag.of("pleural_effusion", "pleural effusion", "pleural-effusion");

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("bisap", "BISAP score for pancreatitis", Category.SEVERITY)
          .synonyms("BISAP", "bedside index for severity in acute pancreatitis")
          .inputs(BUN, MENTAL_STATUS, SIRS, AGE, EFFUSION)
          .score(0, 5)
          .bands(
              Band.below("3", "low", "0 to 2: mortality below 2 %."),
              Band.atLeast("3", "high", "3 to 5: mortality above 5 %."))
          .source(
              Reference.pmid(
                  "Wu BU et al. The early prediction of mortality in acute pancreatitis: a large"
                      + " population-based study. Gut 2008;57:1698-1703",
                  "18519429"))
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    return new PointSum(in)
        .scale(BUN, BUN_POINTS)
        .flag(MENTAL_STATUS, 1)
        .flag(SIRS, 1)
        .scale(AGE, AGE_POINTS)
        .flag(EFFUSION, 1)
        .result(SPEC);
  }
}
