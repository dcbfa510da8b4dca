package org.chartwarden.calculators.formulas;

import java.time.Period;
import org.chartwarden.calculators.formulas.InputSpec.Flag;
import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * Pretest probability of pulmonary embolism: Wells' criteria, 0 to 12.5 points in halves.
 *
 * <p>Wells PS et al., Thromb Haemost 2000;83:416-420, with both of its groupings.
 */
final class WellsPulmonaryEmbolismScore implements Calculator {

  private static final Period FOUR_WEEKS = Period.ofWeeks(4);
  private static final Scale PULSE_POINTS = Scale.from(0).above(100, 1.5);

  private static final Quantity HEART_RATE = CommonInputs.heartRate();
  private static final Flag SIGNS =
      Flag.of("dvt_signs", "clinical signs and symptoms of deep vein thrombosis", "dvt-signs")
          .within(Period.ofDays(7));
  private static final Flag LIKELY =
      Flag.of("pe_most_likely", "pulmonary embolism the most likely or equally likely diagnosis");
  private static final Flag IMMOBILIZED =
      Flag.of("immobilized", "immobilization for at least 3 days", "immobilization")
          .within(FOUR_WEEKS);
  private static final Flag SURGERY =
      Flag.of("recent_surgery", "surgery in the previous 4 weeks", "surgery-procedure")
          .within(FOUR_WEEKS);
  private static final Flag PREVIOUS_PE = CommonInputs.previousPe();
  private static final Flag PREVIOUS_DVT = CommonInputs.previousDvt();
  private static final Flag HEMOPTYSIS = CommonInputs.hemoptysis();
  private static final Flag MALIGNANCY =
      Flag.of("malignancy", "malignancy with treatment within 6 months or palliative", "malignancy")
          .within(Period.ofMonths(6));

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("wells-pe", "Wells' criteria for pulmonary embolism", Category.RISK)
          .medCalcBench(8)
          .synonyms(
              "Wells' Criteria for Pulmonary Embolism",
              "Wells criteria for pulmonary embolism",
              "Wells PE score",
              "Wells score for PE",
              "Wells' pulmonary embolism score")
          .inputs(
              HEART_RATE,
              SIGNS,
              LIKELY,
              IMMOBILIZED,
              SURGERY,
              PREVIOUS_PE,
              PREVIOUS_DVT,
              HEMOPTYSIS,
              MALIGNANCY)
          .score(0, 12.5)
          .bands(
              Band.below("2", "unlikely, low", "Unlikely (4 or less); low of three groups."),
              Band.between(
                  "2",
                  "4.5",
                  "unlikely, moderate",
                  "Unlikely (4 or less); moderate of three groups."),
              Band.between(
                  "4.5", "6.5", "likely, moderate", "Likely (above 4); moderate of three groups."),
              Band.atLeast("6.5", "likely, high", "Likely (above 4); high of three groups."))
          .source(
              Reference.pmid(
                  "Wells PS et al. Derivation of a simple clinical model to categorize patients"
                      + " probability of pulmonary embolism: increasing the models utility with the"
                      + " SimpliRED D-dimer. Thromb Haemost 2000;83:416-420",
                  "10744147"))
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    return new PointSum(in)
        .flag(SIGNS, 3)
        .flag(LIKELY, 3)
        .scale(HEART_RATE, PULSE_POINTS)
        .any(1.5, IMMOBILIZED, SURGERY)
        .any(1.5, PREVIOUS_PE, PREVIOUS_DVT)
        .flag(HEMOPTYSIS, 1)
        .flag(MALIGNANCY, 1)
        .result(SPEC);
  }
}
