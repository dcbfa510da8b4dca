package org.chartwarden.calculators.formulas;

import java.time.Period;
import org.chartwarden.calculators.formulas.InputSpec.Choice;
import org.chartwarden.calculators.formulas.InputSpec.Flag;
import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * Ten-year risk of cardiovascular disease (atherosclerotic disease and heart failure) in percent by
 * the base PREVENT equations, for people of 30 to 79 years without cardiovascular disease. Race is
 * not asked.
 *
 * <p>Khan SS et al., Circulation 2024;149:430-449, supplemental table of the base model.
 */
final class PreventRisk implements Calculator {

  private static final double MG_DL_PER_MMOL_L = 38.67;

  private static final Choice SEX = CommonInputs.sex();
  private static final Quantity AGE = CommonInputs.age().within("30", "79");
  private static final Quantity TOTAL = CommonInputs.totalCholesterol().within("130", "320");
  private static final Quantity HDL = CommonInputs.hdlCholesterol().within("20", "100");
  private static final Quantity SYSTOLIC = CommonInputs.systolic().within("90", "180");
  private static final Quantity EGFR =
      CommonInputs.lab(
              "egfr",
              "estimated glomerular filtration rate",
              "mL/min/{1.73_m2}",
              "15",
              "150",
              "egfr")
          .freshFor(Period.ofDays(365));
  private static final Flag DIABETES = CommonInputs.diabetes();
  private static final Flag SMOKER = CommonInputs.smoker();
  private static final Flag TREATED =
      Flag.of("bp_treated", "blood pressure treated with medicines", "antihypertensive");
  private static final Flag STATIN = Flag.of("statin", "statin", "statin");

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of(
              "prevent", "PREVENT risk of cardiovascular disease (10 years, base)", Category.RISK)
          .synonyms("PREVENT", "PREVENT equations", "AHA PREVENT")
          .inputs(SEX, AGE, TOTAL, HDL, SYSTOLIC, EGFR, DIABETES, SMOKER, TREATED, STATIN)
          .decimal("%")
          .bands(
              Band.below("5", "low", "Below 5 %."),
              Band.between("5", "7.5", "borderline", "5 to below 7.5 %."),
              Band.between("7.5", "20", "intermediate", "7.5 to below 20 %."),
              Band.atLeast("20", "high", "20 % or more."))
          .source(
              Reference.doi(
                  "Khan SS et al. Development and validation of the American Heart Association's"
                      + " PREVENT equations. Circulation 2024;149:430-449",
                  "10.1161/CIRCULATIONAHA.123.067626"))
          .build();

  /** Coefficients of one sex, in the order of the published table. */
  private record Model(
      double age,
      double nonHdl,
      double hdl,
      double lowPressure,
      double highPressure,
      double diabetes,
      double smoker,
      double lowEgfr,
      double highEgfr,
      double treated,
      double statin,
      double treatedPressure,
      double statinNonHdl,
      double ageNonHdl,
      double ageHdl,
      double agePressure,
      double ageDiabetes,
      double ageSmoker,
      double ageEgfr,
      double constant) {

    double logOdds(CalculatorInputs in) {
      double decades = (in.number(AGE) - 55) / 10;
      double nonHdlTerm = (in.number(TOTAL) - in.number(HDL)) / MG_DL_PER_MMOL_L - 3.5;
      double hdlTerm = (in.number(HDL) / MG_DL_PER_MMOL_L - 1.3) / 0.3;
      double low = (Math.min(in.number(SYSTOLIC), 110) - 110) / 20;
      double high = (Math.max(in.number(SYSTOLIC), 110) - 130) / 20;
      double lowRate = (Math.min(in.number(EGFR), 60) - 60) / -15;
      double highRate = (Math.max(in.number(EGFR), 60) - 90) / -15;
      double x =
          constant
              + age * decades
              + nonHdl * nonHdlTerm
              + hdl * hdlTerm
              + lowPressure * low
              + highPressure * high
              + lowEgfr * lowRate
              + highEgfr * highRate
              + decades
                  * (ageNonHdl * nonHdlTerm
                      + ageHdl * hdlTerm
                      + agePressure * high
                      + ageEgfr * lowRate);
      x += in.flag(DIABETES) ? diabetes + ageDiabetes * decades : 0;
      x += in.flag(SMOKER) ? smoker + ageSmoker * decades : 0;
      x += in.flag(TREATED) ? treated + treatedPressure * high : 0;
      x += in.flag(STATIN) ? statin + statinNonHdl * nonHdlTerm : 0;
      return x;
    }
  }

  private static final Model WOMEN =
      new Model(
          0.7939329,
          0.0305239,
          -0.1606857,
          -0.2394003,
          0.3600781,
          0.8667604,
          0.5360739,
          0.6045917,
          0.0433769,
          0.3151672,
          -0.1477655,
          -0.0663612,
          0.1197879,
          -0.0819715,
          0.0306769,
          -0.0946348,
          -0.27057,
          -0.078715,
          -0.1637806,
          -3.307728);

  private static final Model MEN =
      new Model(
          0.7688528,
          0.0736174,
          -0.0954431,
          -0.4347345,
          0.3362658,
          0.7692857,
          0.4386871,
          0.5378979,
          0.0164827,
          0.288879,
          -0.1337349,
          -0.0475924,
          0.150273,
          -0.0517874,
          0.0191169,
          -0.1049477,
          -0.2251948,
          -0.0895067,
          -0.1543702,
          -3.031168);

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    double logOdds = (in.female() ? WOMEN : MEN).logOdds(in);
    Working working = new Working();
    working.note(
        "log odds (base model of "
            + (in.female() ? "women" : "men")
            + ") = "
            + Working.show(logOdds));
    double risk =
        working.step(
            "risk",
            "100 / (1 + exp(−(" + Working.show(logOdds) + ")))",
            100 / (1 + Math.exp(-logOdds)),
            "%");
    working.remark("for people without cardiovascular disease");
    return CalculatorResult.of(SPEC, risk, working);
  }
}
