package org.chartwarden.calculators.formulas;

import org.chartwarden.calculators.formulas.InputSpec.Choice;
import org.chartwarden.calculators.formulas.InputSpec.Flag;
import org.chartwarden.calculators.formulas.InputSpec.Option;
import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * GRACE score of death in hospital in acute coronary syndrome, 1 to 372 points.
 *
 * <p>Granger CB et al., Arch Intern Med 2003;163:2345-2353; bounds for non-ST-elevation syndromes:
 * ESC guideline, Eur Heart J 2011;32:2999-3054.
 */
final class GraceScore implements Calculator {

  private static final Scale AGE_POINTS =
      Scale.from(0).at(30, 8).at(40, 25).at(50, 41).at(60, 58).at(70, 75).at(80, 91).at(90, 100);
  private static final Scale PULSE =
      Scale.from(0).at(50, 3).at(70, 9).at(90, 15).at(110, 24).at(150, 38).at(200, 46);
  private static final Scale PRESSURE =
      Scale.from(58).at(80, 53).at(100, 43).at(120, 34).at(140, 24).at(160, 10).at(200, 0);
  private static final Scale CREATININE_POINTS =
      Scale.from(1).at(0.4, 4).at(0.8, 7).at(1.2, 10).at(1.6, 13).at(2.0, 21).at(4.0, 28);

  private static final Quantity AGE = CommonInputs.age();
  private static final Quantity HEART_RATE = CommonInputs.heartRate();
  private static final Quantity SYSTOLIC = CommonInputs.systolic();
  private static final Quantity CREATININE = CommonInputs.creatinine();
  private static final Choice KILLIP =
      Choice.of(
          "killip",
          "Killip class",
          Option.worth(0, "i", "I: no signs of heart failure", "1"),
          Option.worth(20, "ii", "II: rales, third sound or raised jugular pressure", "2"),
          Option.worth(39, "iii", "III: pulmonary edema", "3"),
          Option.worth(59, "iv", "IV: cardiogenic shock", "4"));
  private static final Flag CARDIAC_ARREST =
      Flag.of("cardiac_arrest", "cardiac arrest at admission", "cardiac-arrest");
  private static final Flag ST_DEVIATION = Flag.of("st_deviation", "ST deviation", "st-deviation");
  private static final Flag MARKERS =
      Flag.of("cardiac_markers", "raised cardiac markers", "raised-troponin");

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("grace", "GRACE score (death in hospital)", Category.RISK)
          .synonyms("GRACE", "GRACE risk score", "Global Registry of Acute Coronary Events")
          .inputs(
              AGE, HEART_RATE, SYSTOLIC, CREATININE, KILLIP, CARDIAC_ARREST, ST_DEVIATION, MARKERS)
          .score(1, 372)
          .bands(
              Band.below("109", "low", "108 or less: death in hospital below 1 %."),
              Band.between("109", "141", "intermediate", "109 to 140: death in hospital 1 to 3 %."),
              Band.atLeast("141", "high", "Above 140: death in hospital above 3 %."))
          .source(
              Reference.pmid(
                  "Granger CB et al. Predictors of hospital mortality in the global registry of"
                      + " acute coronary events. Arch Intern Med 2003;163:2345-2353",
                  "14581255"))
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    return new PointSum(in)
        .scale(AGE, AGE_POINTS)
        .scale(HEART_RATE, PULSE)
        .scale(SYSTOLIC, PRESSURE)
        .scale(CREATININE, CREATININE_POINTS)
        .choice(KILLIP)
        .flag(CARDIAC_ARREST, 39)
        .flag(ST_DEVIATION, 28)
        .flag(MARKERS, 14)
        .result(SPEC);
  }
}
