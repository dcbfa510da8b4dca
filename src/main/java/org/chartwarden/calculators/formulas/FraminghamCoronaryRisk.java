package org.chartwarden.calculators.formulas;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.chartwarden.calculators.formulas.InputSpec.Choice;
import org.chartwarden.calculators.formulas.InputSpec.Flag;
import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * Ten-year risk of hard coronary heart disease (myocardial infarction or coronary death) in
 * percent, to 3 decimals, for people of 30 to 79 years without coronary disease or diabetes.
 *
 * <p>Framingham Heart Study model of the National Cholesterol Education Program, Adult Treatment
 * Panel III: Circulation 2002;106:3143-3421.
 */
final class FraminghamCoronaryRisk implements Calculator {

  private static final int DECIMALS = 3;

  private static final Choice SEX = CommonInputs.sex();
  private static final Quantity AGE = CommonInputs.age().within("30", "79");
  private static final Quantity TOTAL = CommonInputs.totalCholesterol();
  private static final Quantity HDL = CommonInputs.hdlCholesterol();
  private static final Quantity SYSTOLIC = CommonInputs.systolic();
  private static final Flag TREATED =
      Flag.of("bp_treated", "blood pressure treated with medicines", "antihypertensive");
  private static final Flag SMOKER = CommonInputs.smoker();

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of(
              "framingham-chd",
              "Framingham risk score for hard coronary heart disease",
              Category.LAB)
          .medCalcBench(46)
          .synonyms("Framingham risk score", "Framingham hard coronary heart disease")
          .inputs(SEX, AGE, TOTAL, HDL, SYSTOLIC, TREATED, SMOKER)
          .decimal("%")
          .bands(
              Band.below("10", "low", "Below 10 % in ten years."),
              Band.between("10", "20", "intermediate", "10 to 20 % in ten years."),
              Band.atLeast("20", "high", "20 % or more in ten years."))
          .source(
              Reference.pmid(
                  "Third report of the National Cholesterol Education Program expert panel on"
                      + " detection, evaluation, and treatment of high blood cholesterol in adults"
                      + " (Adult Treatment Panel III). Circulation 2002;106:3143-3421",
                  "12485966"))
          .build();

  /** One sex's coefficients; the products with ln(age) use the age up to the cap. */
  private record Model(
      double age,
      double total,
      double hdl,
      double systolic,
      double treated,
      double smoker,
      double ageTotal,
      double ageSmoker,
      double ageAge,
      double constant,
      double survival,
      double smokerAgeCap) {

    double exponent(CalculatorInputs in) {
      double lnAge = Math.log(in.number(AGE));
      double lnTotal = Math.log(in.number(TOTAL));
      double x =
          age * lnAge
              + total * lnTotal
              + hdl * Math.log(in.number(HDL))
              + systolic * Math.log(in.number(SYSTOLIC))
              + ageTotal * lnAge * lnTotal
              + ageAge * lnAge * lnAge
              + constant;
      if (in.flag(TREATED)) {
        x += treated;
      }
      if (in.flag(SMOKER)) {
        x += smoker + ageSmoker * Math.log(Math.min(in.number(AGE), smokerAgeCap));
      }
      return x;
    }
  }

  private static final Model MEN =
      new Model(
          52.00961,
          20.014077,
          -0.905964,
          1.305784,
          0.241549,
          12.096316,
          -4.605038,
          -2.84367,
          -2.93323,
          -172.300168,
          0.9402,
          70);

  private static final Model WOMEN =
      new Model(
          31.764001,
          22.465206,
          -1.187731,
          2.552905,
          0.420251,
          13.07543,
          -5.060998,
          -2.996945,
          0,
          -146.5933061,
          0.98767,
          78);

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    Model model = in.female() ? WOMEN : MEN;
    Working working = new Working();
    double x = model.exponent(in);
    working.note(
        "x (model of "
            + (in.female() ? "women" : "men")
            + "; ln of age "
            + in.text(AGE)
            + ", total cholesterol "
            + in.text(TOTAL)
            + ", HDL "
            + in.text(HDL)
            + ", systolic pressure "
            + in.text(SYSTOLIC)
            + (in.flag(TREATED) ? ", treated" : ", untreated")
            + (in.flag(SMOKER) ? ", smoker" : ", no smoker")
            + ") = "
            + Working.show(x));
    double risk = 100 * (1 - Math.pow(model.survival(), Math.exp(x)));
    double rounded = new BigDecimal(risk).setScale(DECIMALS, RoundingMode.HALF_EVEN).doubleValue();
    working.step(
        "risk", "100 × (1 − " + model.survival() + "^exp(" + Working.show(x) + "))", rounded, "%");
    working.remark("not meant for people who have coronary heart disease or diabetes");
    return CalculatorResult.of(SPEC, rounded, working);
  }
}
