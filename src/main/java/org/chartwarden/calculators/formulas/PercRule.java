package org.chartwarden.calculators.formulas;

import java.time.Period;
import org.chartwarden.calculators.formulas.InputSpec.Flag;
import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * Pulmonary embolism rule-out criteria: PERC, the number of 8 criteria met; none met rules embolism
 * out where the pretest probability is low.
 *
 * <p>Kline JA et al., J Thromb Haemost 2004;2:1247-1255.
 */
final class PercRule implements Calculator {

  private static final Period FOUR_WEEKS = Period.ofWeeks(4);
  private static final Scale AGE_POINTS = Scale.from(0).at(50, 1);
  private static final Scale PULSE_POINTS = Scale.from(0).at(100, 1);
  private static final Scale SATURATION_POINTS = Scale.from(1).at(95, 0);

  private static final Quantity AGE = CommonInputs.age();
  private static final Quantity HEART_RATE = CommonInputs.heartRate();
  private static final Quantity SATURATION = CommonInputs.oxygenSaturation();
  private static final Flag SWELLING =
      Flag.of("leg_swelling", "unilateral leg swelling", "leg-swelling").within(Period.ofWeeks(1));
  private static final Flag HEMOPTYSIS = CommonInputs.hemoptysis();
  private static final Flag SURGERY =
      Flag.of("recent_surgery", "surgery or trauma within 4 weeks", "surgery-procedure", "fracture")
          .within(FOUR_WEEKS);
  private static final Flag PREVIOUS_PE = CommonInputs.previousPe();
  private static final Flag PREVIOUS_DVT = CommonInputs.previousDvt();
  private static final Flag HORMONES =
      Flag.of("hormone_use", "hormone use (estrogen)", "estrogen").within(FOUR_WEEKS);

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("perc", "PERC rule for pulmonary embolism", Category.DIAGNOSIS)
          .medCalcBench(48)
          .synonyms(
              "PERC Rule for Pulmonary Embolism (PE)",
              "PERC Rule for Pulmonary Embolism",
              "PERC Rule",
              "pulmonary embolism rule-out criteria")
          .inputs(
              AGE,
              HEART_RATE,
              SATURATION,
              SWELLING,
              HEMOPTYSIS,
              SURGERY,
              PREVIOUS_PE,
              PREVIOUS_DVT,
              HORMONES)
          .score(0, 8)
          .bands(
              Band.below(
                  "1",
                  "negative",
                  "Negative: with a low pretest probability no further test is needed."),
              Band.atLeast("1", "positive", "Positive: embolism is not ruled out."))
          .source(
              Reference.pmid(
                  "Kline JA et al. Clinical criteria to prevent unnecessary diagnostic testing in"
                      + " emergency department patients with suspected pulmonary embolism. J Thromb"
                      + " Haemost 2004;2:1247-1255",
                  "15304025"))
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    return new PointSum(in)
        .scale(AGE, AGE_POINTS)
        .scale(HEART_RATE, PULSE_POINTS)
        .scale(SATURATION, SATURATION_POINTS)
        .flag(SWELLING, 1)
        .flag(HEMOPTYSIS, 1)
        .flag(SURGERY, 1)
        .any(1, PREVIOUS_PE, PREVIOUS_DVT)
        .flag(HORMONES, 1)
        .result(SPEC);
  }
}
