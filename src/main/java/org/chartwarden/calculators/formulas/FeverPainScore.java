package org.chartwarden.calculators.formulas;

import java.time.Period;
import org.chartwarden.calculators.formulas.InputSpec.Flag;

/**
 * Probability of streptococcal pharyngitis: FeverPAIN, 0 to 5 points.
 *
 * <p>Little P et al., BMJ 2013;347:f5806; probabilities as in NICE guideline NG84.
 */
final class FeverPainScore implements Calculator {

  private static final Period WEEK = Period.ofWeeks(1);

  private static final Flag FEVER =
      Flag.of("fever", "fever in the past 24 hours", "fever").within(Period.ofDays(1));
  private static final Flag NO_COUGH =
      Flag.of("cough_absent", "absence of cough or coryza").within(WEEK).presentUnlessDocumented();
  private static final Flag ONSET =
      Flag.of("early_onset", "symptom onset within 3 days").within(WEEK);
  private static final Flag PURULENCE =
      Flag.of("purulent_tonsils", "purulent tonsils", "tonsillar-exudate").within(WEEK);
  private static final Flag INFLAMMATION =
      Flag.of("inflamed_tonsils", "severe tonsil inflammation", "tonsillitis").within(WEEK);

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("feverpain", "FeverPAIN score for strep pharyngitis", Category.DIAGNOSIS)
          .medCalcBench(33)
          .synonyms(
              "FeverPAIN", "FeverPAIN score", "FeverPAIN Score for Strep Pharyngitis", "Fever PAIN")
          .inputs(FEVER, NO_COUGH, ONSET, PURULENCE, INFLAMMATION)
          .score(0, 5)
          .bands(
              Band.below("2", "low", "Streptococci in 13 to 18 %: antibiotics are not advised."),
              Band.between(
                  "2",
                  "4",
                  "moderate",
                  "Streptococci in 34 to 40 %: none or a delayed prescription."),
              Band.atLeast(
                  "4", "high", "Streptococci in 62 to 65 %: an immediate or delayed prescription."))
          .source(
              Reference.doi(
                  "Little P et al. Clinical score and rapid antigen detection test to guide"
                      + " antibiotic use for sore throats: randomised controlled trial of PRISM. BMJ"
                      + " 2013;347:f5806",
                  "10.1136/bmj.f5806"))
          .convention(
              Convention.MEDCALC_BENCH_V1, "a cough or coryza that nobody mentions gives no point")
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    boolean unmentioned = in.assumed(NO_COUGH) && in.convention() == Convention.MEDCALC_BENCH_V1;
    return new PointSum(in)
        .flag(FEVER, 1)
        .flag(NO_COUGH, unmentioned ? 0 : 1)
        .flag(ONSET, 1)
        .flag(PURULENCE, 1)
        .flag(INFLAMMATION, 1)
        .result(SPEC);
  }
}
