package org.chartwarden.calculators.formulas;

import java.time.Period;
import org.chartwarden.calculators.formulas.InputSpec.Choice;
import org.chartwarden.calculators.formulas.InputSpec.Flag;
import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * Need of treatment in upper gastrointestinal bleeding: Glasgow-Blatchford, 0 to 23 points.
 *
 * <p>Blatchford O et al., Lancet 2000;356:1318-1321.
 */
final class GlasgowBlatchfordScore implements Calculator {

  private static final Scale UREA_POINTS =
      Scale.from(0).at(18.2, 2).at(22.4, 3).at(28, 4).above(70, 6);
  private static final Scale HEMOGLOBIN_OF_MEN = Scale.from(6).at(10, 3).at(12, 1).at(13, 0);
  private static final Scale HEMOGLOBIN_OF_WOMEN = Scale.from(6).at(10, 1).at(12, 0);
  private static final Scale HEMOGLOBIN_OF_MEN_V1 =
      Scale.from(6).above(10, 3).above(12, 1).above(13, 0);
  private static final Scale HEMOGLOBIN_OF_WOMEN_V1 = Scale.from(6).above(10, 1).above(12, 0);
  private static final Scale SYSTOLIC_POINTS = Scale.from(3).at(90, 2).at(100, 1).at(110, 0);
  private static final Scale PULSE_POINTS = Scale.from(0).at(100, 1);
  private static final Period WEEK = Period.ofWeeks(1);

  private static final Choice SEX = CommonInputs.sex();
  private static final Quantity BUN = CommonInputs.ureaNitrogen();
  private static final Quantity HEMOGLOBIN = CommonInputs.hemoglobin();
  private static final Quantity SYSTOLIC = CommonInputs.systolic();
  private static final Quantity HEART_RATE = CommonInputs.heartRate();
  private static final Flag MELENA = Flag.of("melena", "melena", "melena").within(WEEK);
  private static final Flag SYNCOPE = Flag.of("syncope", "recent syncope", "syncope").within(WEEK);
  private static final Flag LIVER = CommonInputs.liverDisease();
  private static final Flag HEART_FAILURE = CommonInputs.heartFailure();

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of(
              "glasgow-blatchford",
              "Glasgow-Blatchford score for upper gastrointestinal bleeding",
              Category.RISK)
          .medCalcBench(27)
          .synonyms(
              "Glasgow-Blatchford Bleeding Score (GBS)",
              "Glasgow-Blatchford Bleeding score",
              "Glasgow-Blatchford score",
              "Blatchford score",
              "GBS")
          .inputs(SEX, BUN, HEMOGLOBIN, SYSTOLIC, HEART_RATE, MELENA, SYNCOPE, LIVER, HEART_FAILURE)
          .score(0, 23)
          .bands(
              Band.below("1", "very low", "Very low: treatment is hardly ever needed."),
              Band.between("1", "2", "low", "Low: management as an outpatient can be considered."),
              Band.atLeast("2", "raised", "Raised: in-hospital assessment is advised."))
          .source(
              Reference.pmid(
                  "Blatchford O, Murray WR, Blatchford M. A risk score to predict need for treatment"
                      + " for upper-gastrointestinal haemorrhage. Lancet 2000;356:1318-1321",
                  "11073021"))
          .convention(
              Convention.MEDCALC_BENCH_V1,
              "a hemoglobin of exactly 10, 12 or 13 g/dL counts in the stretch below it")
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    return new PointSum(in)
        .scale(BUN, UREA_POINTS)
        .scale(HEMOGLOBIN, hemoglobinPoints(in))
        .scale(SYSTOLIC, SYSTOLIC_POINTS)
        .scale(HEART_RATE, PULSE_POINTS)
        .flag(MELENA, 1)
        .flag(SYNCOPE, 2)
        .flag(LIVER, 2)
        .flag(HEART_FAILURE, 2)
        .result(SPEC);
  }

  private static Scale hemoglobinPoints(CalculatorInputs in) {
    if (in.convention() == Convention.MEDCALC_BENCH_V1) {
      return in.female() ? HEMOGLOBIN_OF_WOMEN_V1 : HEMOGLOBIN_OF_MEN_V1;
    }
    return in.female() ? HEMOGLOBIN_OF_WOMEN : HEMOGLOBIN_OF_MEN;
  }
}
