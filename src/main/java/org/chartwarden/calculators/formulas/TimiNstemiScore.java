package org.chartwarden.calculators.formulas;

import java.time.Period;
import org.chartwarden.calculators.formulas.InputSpec.Flag;
import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * TIMI risk score in unstable angina and non-ST-elevation myocardial infarction, 0 to 7 points.
 *
 * <p>Antman EM et al., JAMA 2000;284:835-842.
 */
final class TimiNstemiScore implements Calculator {

  private static final Scale AGE_POINTS = Scale.from(0).at(65, 1);

  private static final Quantity AGE = CommonInputs.age();
  private static final Flag RISK_FACTORS =
      Flag.of(
          "three_risk_factors",
          "three or more of family history, hypertension, hypercholesterolemia, diabetes, smoking");
  private static final Flag STENOSIS =
      Flag.of(
          "coronary_stenosis",
          "known coronary stenosis of 50 % or more",
          "coronary-artery-disease");
  private static final Flag ASPIRIN =
      Flag.of("aspirin", "aspirin in the past 7 days", "aspirin").within(Period.ofDays(7));
  private static final Flag ANGINA =
      Flag.of("severe_angina", "two or more episodes of angina in 24 hours");
  private static final Flag ST_DEVIATION =
      Flag.of("st_deviation", "ST deviation of 0.5 mm or more", "st-deviation");
  private static final Flag MARKERS =
      Flag.of("cardiac_markers", "raised cardiac markers", "raised-troponin");

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("timi-ua-nstemi", "TIMI score for UA/NSTEMI", Category.RISK)
          .synonyms("TIMI", "TIMI risk score", "TIMI UA/NSTEMI")
          .inputs(AGE, RISK_FACTORS, STENOSIS, ASPIRIN, ANGINA, ST_DEVIATION, MARKERS)
          .score(0, 7)
          .bands(
              Band.below("3", "low", "0 to 2: event rate at 14 days 4.7 to 8.3 %."),
              Band.between(
                  "3", "5", "intermediate", "3 or 4: event rate at 14 days 13.2 to 19.9 %."),
              Band.atLeast("5", "high", "5 to 7: event rate at 14 days 26.2 to 40.9 %."))
          .source(
              Reference.pmid(
                  "Antman EM et al. The TIMI risk score for unstable angina/non-ST elevation MI."
                      + " JAMA 2000;284:835-842",
                  "10938172"))
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    return new PointSum(in)
        .scale(AGE, AGE_POINTS)
        .flag(RISK_FACTORS, 1)
        .flag(STENOSIS, 1)
        .flag(ASPIRIN, 1)
        .flag(ANGINA, 1)
        .flag(ST_DEVIATION, 1)
        .flag(MARKERS, 1)
        .result(SPEC);
  }
}
