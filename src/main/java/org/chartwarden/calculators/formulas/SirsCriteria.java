package org.chartwarden.calculators.formulas;

import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * Systemic inflammatory response syndrome: the number of 4 criteria met.
 *
 * <p>Bone RC et al., Chest 1992;101:1644-1655.
 */
final class SirsCriteria implements Calculator {

  private static final double FAST_BREATHING = 20;
  private static final double LOW_CARBON_DIOXIDE = 32;
  private static final double MANY_LEUKOCYTES = 12;
  private static final double FEW_LEUKOCYTES = 4;
  private static final double MANY_BANDS = 10;
  private static final Scale TEMPERATURE_POINTS = Scale.from(1).at(36, 0).above(38, 1);
  private static final Scale PULSE_POINTS = Scale.from(0).above(90, 1);

  private static final Quantity TEMPERATURE = CommonInputs.temperature();
  private static final Quantity HEART_RATE = CommonInputs.heartRate();
  private static final Quantity RESPIRATORY_RATE = CommonInputs.respiratoryRate().optional();
  private static final Quantity PACO2 = CommonInputs.arterialCarbonDioxide().optional();
  private static final Quantity LEUKOCYTES = CommonInputs.leukocytes();
  private static final Quantity BANDS =
      CommonInputs.lab("bands", "immature (band) neutrophils", "%", "0", "100", "band-fraction")
          .optional();

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("sirs", "SIRS criteria", Category.DIAGNOSIS)
          .medCalcBench(51)
          .synonyms(
              "SIRS Criteria",
              "SIRS critiera",
              "systemic inflammatory response syndrome",
              "number of SIRS criteria")
          .inputs(TEMPERATURE, HEART_RATE, RESPIRATORY_RATE, PACO2, LEUKOCYTES, BANDS)
          .oneOf(RESPIRATORY_RATE, PACO2)
          .score(0, 4)
          .bands(
              Band.below("2", "not met", "Fewer than 2 criteria."),
              Band.atLeast(
                  "2", "met", "SIRS; with a source of infection, sepsis by that definition."))
          .source(
              Reference.pmid(
                  "Bone RC et al. Definitions for sepsis and organ failure and guidelines for the"
                      + " use of innovative therapies in sepsis. Chest 1992;101:1644-1655",
                  "1303622"))
          .convention(
              Convention.MEDCALC_BENCH_V1,
              "white cells and heart rate count as met whatever their values")
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    PointSum sum = new PointSum(in).scale(TEMPERATURE, TEMPERATURE_POINTS);
    if (in.convention() == Convention.MEDCALC_BENCH_V1) {
      sum.add(1, "heart rate, as in the labels of version 1.0");
    } else {
      sum.scale(HEART_RATE, PULSE_POINTS);
    }
    sum.when(
        in.has(RESPIRATORY_RATE) && in.number(RESPIRATORY_RATE) > FAST_BREATHING
            || in.has(PACO2) && in.number(PACO2) < LOW_CARBON_DIOXIDE,
        1,
        "respiratory rate"
            + shown(in, RESPIRATORY_RATE)
            + " > 20 or PaCO2"
            + shown(in, PACO2)
            + " < 32 mm[Hg]");
    if (in.convention() == Convention.MEDCALC_BENCH_V1) {
      return sum.add(1, "white cells, as in the labels of version 1.0").result(SPEC);
    }
    double leukocytes = in.number(LEUKOCYTES);
    return sum.when(
            leukocytes > MANY_LEUKOCYTES
                || leukocytes < FEW_LEUKOCYTES
                || in.has(BANDS) && in.number(BANDS) > MANY_BANDS,
            1,
            "white cells "
                + in.text(LEUKOCYTES)
                + " > 12 or < 4 (10*3/uL), or bands"
                + shown(in, BANDS)
                + " > 10 %")
        .result(SPEC);
  }

  private static String shown(CalculatorInputs in, Quantity quantity) {
    return in.has(quantity) ? " " + in.text(quantity) : " (not given)";
  }
}
