package org.chartwarden.calculators.formulas;

import java.time.Period;
import org.chartwarden.calculators.formulas.InputSpec.Flag;
import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * Mortality of end-stage liver disease on the waiting list: MELD with sodium, 6 to 40.
 *
 * <p>UNOS/OPTN policy of January 2016 after Kim WR et al., N Engl J Med 2008;359:1018-1026. The
 * first sum is rounded to one decimal before it is multiplied by 10.
 */
final class MeldNaScore implements Calculator {

  private static final double LOWEST = 1;
  private static final double HIGHEST_CREATININE = 4;
  private static final double LOWEST_SODIUM = 125;
  private static final double NORMAL_SODIUM = 137;
  private static final double SODIUM_COUNTS_ABOVE = 11;
  private static final double HIGHEST = 40;

  private static final Quantity CREATININE = CommonInputs.creatinine();
  private static final Quantity BILIRUBIN = CommonInputs.bilirubin();
  private static final Quantity INR = CommonInputs.inr();
  private static final Quantity SODIUM = CommonInputs.sodium();
  private static final Flag DIALYSIS =
      Flag.of("dialysis", "dialysis at least twice in the past week", "dialysis")
          .within(Period.ofDays(7));
  private static final Flag CVVHD =
      Flag.of("cvvhd", "continuous veno-venous hemodialysis for 24 hours in the past week", "cvvhd")
          .within(Period.ofDays(7));

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("meld-na", "MELD-Na score (UNOS/OPTN, 2016)", Category.LAB)
          .medCalcBench(23)
          .synonyms(
              "MELD Na (UNOS/OPTN)",
              "MELD Na",
              "MELD-Na",
              "MELDA Na",
              "MELD sodium",
              "Model for End-Stage Liver Disease with sodium")
          .inputs(CREATININE, BILIRUBIN, INR, SODIUM, DIALYSIS, CVVHD)
          .score(6, HIGHEST)
          .bands(
              Band.below("10", "below 10", "Death within 3 months in 1.9 % (of MELD)."),
              Band.between("10", "20", "10 to 19", "Death within 3 months in 6 % (of MELD)."),
              Band.between("20", "30", "20 to 29", "Death within 3 months in 19.6 % (of MELD)."),
              Band.between("30", "40", "30 to 39", "Death within 3 months in 52.6 % (of MELD)."),
              Band.atLeast("40", "40", "Death within 3 months in 71.3 % (of MELD)."))
          .source(
              Reference.pmid(
                  "Kim WR et al. Hyponatremia and mortality among patients on the liver-transplant"
                      + " waiting list. N Engl J Med 2008;359:1018-1026",
                  "18768945"))
          .source(
              Reference.pmid(
                  "Wiesner R et al. Model for end-stage liver disease (MELD) and allocation of donor"
                      + " livers. Gastroenterology 2003;124:91-96",
                  "12512033"))
          .convention(
              Convention.MEDCALC_BENCH_V1,
              "the first sum is rounded to a whole number before it is multiplied by 10, and"
                  + " dialysis does not raise a creatinine below 1.0 mg/dL")
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    boolean v1 = in.convention() == Convention.MEDCALC_BENCH_V1;
    Working working = new Working();
    double creatinine = creatinine(in, v1, working);
    double bilirubin = Math.max(LOWEST, in.number(BILIRUBIN));
    double inr = Math.max(LOWEST, in.number(INR));
    double sum =
        working.step(
            "MELD(i)",
            "0.957 × ln "
                + Working.show(creatinine)
                + " + 0.378 × ln "
                + Working.show(bilirubin)
                + " + 1.120 × ln "
                + Working.show(inr)
                + " + 0.643",
            0.957 * Math.log(creatinine)
                + 0.378 * Math.log(bilirubin)
                + 1.120 * Math.log(inr)
                + 0.643,
            "");
    double meld =
        working.step(
            "MELD",
            v1 ? "10 × MELD(i) to a whole number" : "10 × MELD(i) to one decimal",
            v1 ? 10 * Math.rint(sum) : Math.rint(10 * sum),
            "");
    return CalculatorResult.of(SPEC, withSodium(in, meld, working), working);
  }

  private static double creatinine(CalculatorInputs in, boolean v1, Working working) {
    double measured = in.number(CREATININE);
    boolean dialyzed = in.flag(DIALYSIS) || in.flag(CVVHD);
    if (dialyzed && !(v1 && measured < LOWEST)) {
      working.note("creatinine counts as 4 mg/dL because of dialysis");
      return HIGHEST_CREATININE;
    }
    return Math.min(HIGHEST_CREATININE, Math.max(LOWEST, measured));
  }

  private static double withSodium(CalculatorInputs in, double meld, Working working) {
    double score = meld;
    if (meld > SODIUM_COUNTS_ABOVE) {
      double sodium = Math.min(NORMAL_SODIUM, Math.max(LOWEST_SODIUM, in.number(SODIUM)));
      double lack = NORMAL_SODIUM - sodium;
      String shown = "(137 − " + Working.show(sodium) + ")";
      score =
          working.step(
              "MELD-Na",
              Working.show(meld)
                  + " + 1.32 × "
                  + shown
                  + " − 0.033 × "
                  + Working.show(meld)
                  + " × "
                  + shown,
              meld + 1.32 * lack - 0.033 * meld * lack,
              "");
    } else {
      working.note("MELD is not above 11: sodium does not count");
    }
    return working.step(
        "score", "a whole number, at most 40", Math.min(HIGHEST, Math.rint(score)), "");
  }
}
