package org.chartwarden.calculators.formulas;

import org.chartwarden.calculators.formulas.InputSpec.Choice;
import org.chartwarden.calculators.formulas.InputSpec.Flag;
import org.chartwarden.calculators.formulas.InputSpec.Option;
import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * Ten-year risk of a first atherosclerotic cardiovascular event in percent by the pooled cohort
 * equations, for people of 40 to 79 years; people who are neither Black nor white get the equation
 * of white people, as the guideline advises, with a remark.
 *
 * <p>Goff DC et al., 2013 ACC/AHA guideline on the assessment of cardiovascular risk, Circulation
 * 2014;129(25 Suppl 2):S49-S73, table A.
 */
final class AscvdPooledCohort implements Calculator {

  private static final Choice SEX = CommonInputs.sex();
  private static final Choice RACE =
      Choice.of(
              "race",
              "race",
              Option.of("black", "Black", "african american", "black or african american"),
              Option.of("white", "white", "caucasian"),
              Option.of("other", "other", "asian", "hispanic"))
          .filledBy("race");
  private static final Quantity AGE = CommonInputs.age().within("40", "79");
  private static final Quantity TOTAL = CommonInputs.totalCholesterol().within("130", "320");
  private static final Quantity HDL = CommonInputs.hdlCholesterol().within("20", "100");
  private static final Quantity SYSTOLIC = CommonInputs.systolic().within("90", "200");
  private static final Flag TREATED =
      Flag.of("bp_treated", "blood pressure treated with medicines", "antihypertensive");
  private static final Flag DIABETES = CommonInputs.diabetes();
  private static final Flag SMOKER = CommonInputs.smoker();

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of(
              "ascvd-pce", "ASCVD risk by the pooled cohort equations (10 years)", Category.RISK)
          .synonyms("ASCVD", "pooled cohort equations", "ASCVD PCE", "ACC/AHA risk")
          .inputs(SEX, RACE, AGE, TOTAL, HDL, SYSTOLIC, TREATED, DIABETES, SMOKER)
          .decimal("%")
          .bands(
              Band.below("5", "low", "Below 5 %: emphasize lifestyle."),
              Band.between("5", "7.5", "borderline", "5 to below 7.5 %: borderline."),
              Band.between("7.5", "20", "intermediate", "7.5 to below 20 %: intermediate."),
              Band.atLeast("20", "high", "20 % or more: high."))
          .source(
              Reference.pmid(
                  "Goff DC et al. 2013 ACC/AHA guideline on the assessment of cardiovascular risk."
                      + " Circulation 2014;129(25 Suppl 2):S49-S73",
                  "24222018"))
          .build();

  /** Coefficients of one equation; products are with ln(age). */
  private record Model(
      String name,
      double age,
      double ageAge,
      double total,
      double ageTotal,
      double hdl,
      double ageHdl,
      double treated,
      double ageTreated,
      double untreated,
      double ageUntreated,
      double smoker,
      double ageSmoker,
      double diabetes,
      double mean,
      double survival) {

    double sum(CalculatorInputs in) {
      double lnAge = Math.log(in.number(AGE));
      double lnPressure = Math.log(in.number(SYSTOLIC));
      double pressure =
          in.flag(TREATED) ? treated + ageTreated * lnAge : untreated + ageUntreated * lnAge;
      return age * lnAge
          + ageAge * lnAge * lnAge
          + (total + ageTotal * lnAge) * Math.log(in.number(TOTAL))
          + (hdl + ageHdl * lnAge) * Math.log(in.number(HDL))
          + pressure * lnPressure
          + (in.flag(SMOKER) ? smoker + ageSmoker * lnAge : 0)
          + (in.flag(DIABETES) ? diabetes : 0);
    }
  }

  private static final Model WHITE_WOMEN =
      new Model(
          "white women",
          -29.799,
          4.884,
          13.540,
          -3.114,
          -13.578,
          3.149,
          2.019,
          0,
          1.957,
          0,
          7.574,
          -1.665,
          0.661,
          -29.18,
          0.9665);
  private static final Model BLACK_WOMEN =
      new Model(
          "Black women",
          17.114,
          0,
          0.940,
          0,
          -18.920,
          4.475,
          29.291,
          -6.432,
          27.820,
          -6.087,
          0.691,
          0,
          0.874,
          86.61,
          0.9533);
  private static final Model WHITE_MEN =
      new Model(
          "white men",
          12.344,
          0,
          11.853,
          -2.664,
          -7.990,
          1.769,
          1.797,
          0,
          1.764,
          0,
          7.837,
          -1.795,
          0.658,
          61.18,
          0.9144);
  private static final Model BLACK_MEN =
      new Model(
          "Black men",
          2.469,
          0,
          0.302,
          0,
          -0.307,
          0,
          1.916,
          0,
          1.809,
          0,
          0.549,
          0,
          0.645,
          19.54,
          0.8954);

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    boolean black = in.chose(RACE, "black");
    Model women = black ? BLACK_WOMEN : WHITE_WOMEN;
    Model model = in.female() ? women : black ? BLACK_MEN : WHITE_MEN;
    Working working = new Working();
    double sum = model.sum(in);
    working.note("sum of the equation of " + model.name() + " = " + Working.show(sum));
    double risk =
        working.step(
            "risk",
            "100 × (1 − "
                + model.survival()
                + "^exp("
                + Working.show(sum)
                + " − "
                + Working.show(model.mean())
                + "))",
            100 * (1 - Math.pow(model.survival(), Math.exp(sum - model.mean()))),
            "%");
    if (in.chose(RACE, "other")) {
      working.remark("the equation of white people is used for other races, and may overestimate");
    }
    working.remark("for people without cardiovascular disease");
    return CalculatorResult.of(SPEC, risk, working);
  }
}
