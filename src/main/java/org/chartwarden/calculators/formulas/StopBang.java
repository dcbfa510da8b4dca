package org.chartwarden.calculators.formulas;

import org.chartwarden.calculators.formulas.InputSpec.Choice;
import org.chartwarden.calculators.formulas.InputSpec.Flag;
import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * STOP-BANG questionnaire on obstructive sleep apnea, 0 to 8 points.
 *
 * <p>Chung F et al., Chest 2016;149:631-638.
 */
final class StopBang implements Calculator {

  private static final Scale BMI_POINTS = Scale.from(0).above(35, 1);
  private static final Scale AGE_POINTS = Scale.from(0).above(50, 1);
  private static final Scale NECK_POINTS = Scale.from(0).above(40, 1);

  private static final Flag SNORING = Flag.of("snoring", "loud snoring", "snoring").asked();
  private static final Flag TIRED = Flag.of("tired", "tired in the daytime").asked();
  private static final Flag OBSERVED = Flag.of("observed_apnea", "observed apnea").asked();
  private static final Flag PRESSURE = CommonInputs.hypertension();
  private static final Quantity BMI = CommonInputs.bmi();
  private static final Quantity AGE = CommonInputs.age();
  private static final Quantity NECK =
      Quantity.of("neck_circumference", "neck circumference", "cm", "20", "90");
  private static final Choice SEX = CommonInputs.sex();

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("stop-bang", "STOP-BANG score for sleep apnea", Category.SCREENING)
          .synonyms("STOP-BANG", "STOPBANG")
          .inputs(SNORING, TIRED, OBSERVED, PRESSURE, BMI, AGE, NECK, SEX)
          .score(0, 8)
          .bands(
              Band.below("3", "low risk", "0 to 2: low risk of moderate to severe apnea."),
              Band.between("3", "5", "intermediate risk", "3 or 4: intermediate risk."),
              Band.atLeast("5", "high risk", "5 to 8: high risk."))
          .source(
              Reference.pmid(
                  "Chung F, Abdullah HR, Liao P. STOP-Bang questionnaire: a practical approach to"
                      + " screen for obstructive sleep apnea. Chest 2016;149:631-638",
                  "26378880"))
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    return new PointSum(in)
        .flag(SNORING, 1)
        .flag(TIRED, 1)
        .flag(OBSERVED, 1)
        .flag(PRESSURE, 1)
        .scale(BMI, BMI_POINTS)
        .scale(AGE, AGE_POINTS)
        .scale(NECK, NECK_POINTS)
        .when(!in.female(), 1, "male sex")
        .result(SPEC);
  }
}
