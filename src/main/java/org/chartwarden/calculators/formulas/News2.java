package org.chartwarden.calculators.formulas;

import org.chartwarden.calculators.formulas.InputSpec.Choice;
import org.chartwarden.calculators.formulas.InputSpec.Flag;
import org.chartwarden.calculators.formulas.InputSpec.Option;
import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * National Early Warning Score 2, 0 to 20 points: respiratory rate, oxygen saturation (scale 2 in
 * hypercapnic respiratory failure), supplemental oxygen, systolic pressure, pulse, consciousness
 * and temperature.
 *
 * <p>Royal College of Physicians, National Early Warning Score (NEWS) 2, London 2017.
 */
final class News2 implements Calculator {

  /** Points of one item that call for a review on their own. */
  private static final double RED_SCORE = 3;

  private static final Scale RATE = Scale.from(3).at(9, 1).at(12, 0).at(21, 2).at(25, 3);
  private static final Scale SCALE_1 = Scale.from(3).at(92, 2).at(94, 1).at(96, 0);
  private static final Scale SCALE_2_AIR = Scale.from(3).at(84, 2).at(86, 1).at(88, 0);
  private static final Scale SCALE_2_OXYGEN =
      Scale.from(3).at(84, 2).at(86, 1).at(88, 0).at(93, 1).at(95, 2).at(97, 3);
  private static final Scale PRESSURE = Scale.from(3).at(91, 2).at(101, 1).at(111, 0).at(220, 3);
  private static final Scale PULSE =
      Scale.from(3).at(41, 1).at(51, 0).at(91, 1).at(111, 2).at(131, 3);
  private static final Scale TEMPERATURE_POINTS =
      Scale.from(3).above(35.0, 1).above(36.0, 0).above(38.0, 1).above(39.0, 2);

  private static final Quantity RESPIRATORY_RATE = CommonInputs.respiratoryRate();
  private static final Quantity SPO2 = CommonInputs.oxygenSaturation();
  private static final Flag SUPPLEMENTAL_OXYGEN =
      Flag.of("supplemental_oxygen", "supplemental oxygen", "supplemental-oxygen");
  private static final Flag HYPERCAPNIC =
      Flag.of(
          "hypercapnic_failure",
          "hypercapnic respiratory failure (oxygen target 88 to 92 %)",
          "hypercapnic-respiratory-failure");
  private static final Quantity SYSTOLIC = CommonInputs.systolic();
  private static final Quantity HEART_RATE = CommonInputs.heartRate();
  private static final Choice CONSCIOUSNESS =
      Choice.of(
              "consciousness",
              "consciousness",
              Option.worth(0, "alert", "alert", "a"),
              Option.worth(3, "confusion", "new confusion", "c", "confused"),
              Option.worth(3, "voice", "responds to voice", "v"),
              Option.worth(3, "pain", "responds to pain", "p"),
              Option.worth(3, "unresponsive", "unresponsive", "u"))
          .assuming("alert");
  private static final Quantity TEMPERATURE = CommonInputs.temperature();

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("news2", "NEWS2 (National Early Warning Score 2)", Category.SEVERITY)
          .synonyms("NEWS2", "NEWS 2", "National Early Warning Score")
          .inputs(
              RESPIRATORY_RATE,
              SPO2,
              SUPPLEMENTAL_OXYGEN,
              HYPERCAPNIC,
              SYSTOLIC,
              HEART_RATE,
              CONSCIOUSNESS,
              TEMPERATURE)
          .score(0, 20)
          .bands(
              Band.below("5", "low", "0 to 4: ward-based response; 3 in one item: urgent review."),
              Band.between("5", "7", "medium", "5 or 6: urgent response."),
              Band.atLeast("7", "high", "7 or more: emergency response."))
          .source(
              Reference.of(
                  "Royal College of Physicians. National Early Warning Score (NEWS) 2."
                      + " Standardising the assessment of acute-illness severity in the NHS."
                      + " London 2017"))
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    Scale saturation = SCALE_1;
    if (in.flag(HYPERCAPNIC)) {
      saturation = in.flag(SUPPLEMENTAL_OXYGEN) ? SCALE_2_OXYGEN : SCALE_2_AIR;
    }
    PointSum sum =
        new PointSum(in)
            .scale(RESPIRATORY_RATE, RATE)
            .scale(SPO2, saturation)
            .flag(SUPPLEMENTAL_OXYGEN, 2)
            .scale(SYSTOLIC, PRESSURE)
            .scale(HEART_RATE, PULSE)
            .choice(CONSCIOUSNESS)
            .scale(TEMPERATURE, TEMPERATURE_POINTS);
    if (sum.highest() >= RED_SCORE) {
      sum.remark("3 points in one item: an urgent review by a clinician, whatever the sum");
    }
    return sum.result(SPEC);
  }
}
