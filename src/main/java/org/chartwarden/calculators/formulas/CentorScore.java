package org.chartwarden.calculators.formulas;

import java.time.Period;
import org.chartwarden.calculators.formulas.InputSpec.Flag;
import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * Probability of streptococcal pharyngitis: Centor score with the age points of McIsaac, -1 to 5.
 *
 * <p>McIsaac WJ et al., CMAJ 1998;158:75-83; the score is not made for children below 3, who get no
 * age point.
 */
final class CentorScore implements Calculator {

  private static final Scale AGE_POINTS = Scale.from(0).at(3, 1).at(15, 0).at(45, -1);
  private static final Scale FEVER_POINTS = Scale.from(0).above(38, 1);
  private static final Period WEEK = Period.ofWeeks(1);

  private static final Quantity AGE = CommonInputs.age();
  private static final Quantity TEMPERATURE = CommonInputs.temperature();
  private static final Flag NO_COUGH =
      Flag.of("cough_absent", "cough absent").within(WEEK).presentUnlessDocumented();
  private static final Flag NODES =
      Flag.of(
              "cervical_nodes",
              "tender or swollen anterior cervical lymph nodes",
              "cervical-lymphadenopathy")
          .within(WEEK);
  private static final Flag EXUDATE =
      Flag.of("tonsillar_exudate", "exudate or swelling on tonsils", "tonsillar-exudate")
          .within(WEEK);

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of(
              "centor",
              "Centor score (modified by McIsaac) for strep pharyngitis",
              Category.SEVERITY)
          .medCalcBench(20)
          .synonyms(
              "Centor Score",
              "Centor Score (Modified/McIsaac) for Strep Pharyngitis",
              "McIsaac score",
              "modified Centor score")
          .inputs(AGE, TEMPERATURE, NO_COUGH, NODES, EXUDATE)
          .score(-1, 5)
          .bands(
              Band.below("1", "very low", "Streptococci in 1 to 2.5 %."),
              Band.between("1", "2", "low", "Streptococci in 5 to 10 %."),
              Band.between("2", "3", "moderate", "Streptococci in 11 to 17 %."),
              Band.between("3", "4", "raised", "Streptococci in 28 to 35 %."),
              Band.atLeast("4", "high", "Streptococci in 51 to 53 %."))
          .source(
              Reference.pmid(
                  "McIsaac WJ et al. A clinical score to reduce unnecessary antibiotic use in"
                      + " patients with sore throat. CMAJ 1998;158:75-83",
                  "9475915"))
          .source(
              Reference.pmid(
                  "Centor RM et al. The diagnosis of strep throat in adults in the emergency room."
                      + " Med Decis Making 1981;1:239-246",
                  "6763125"))
          .convention(Convention.MEDCALC_BENCH_V1, "a cough that nobody mentions gives no point")
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    boolean unmentioned = in.assumed(NO_COUGH) && in.convention() == Convention.MEDCALC_BENCH_V1;
    return new PointSum(in)
        .scale(AGE, AGE_POINTS)
        .scale(TEMPERATURE, FEVER_POINTS)
        .flag(NO_COUGH, unmentioned ? 0 : 1)
        .flag(NODES, 1)
        .flag(EXUDATE, 1)
        .result(SPEC);
  }
}
