package org.chartwarden.calculators.formulas;

import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * Alveolar-arterial oxygen gradient: FiO2 x (atmospheric pressure - 47) - PaCO2 / 0.8 - PaO2;
 * expected up to age / 4 + 4 on room air.
 *
 * <p>Alveolar gas equation, respiratory quotient 0.8, water vapour 47 mmHg at 37 Cel; expected
 * value: Mellemgaard K, Acta Physiol Scand 1966;67:10-20, in its bedside form.
 */
final class AlveolarArterialGradient implements Calculator {

  private static final double VAPOUR = 47;
  static final double SEA_LEVEL = 760;

  private static final Quantity FIO2 = CommonInputs.inspiredOxygen();
  private static final Quantity PAO2 = CommonInputs.arterialOxygen();
  private static final Quantity PACO2 = CommonInputs.arterialCarbonDioxide();
  private static final Quantity AGE = CommonInputs.age().optional();
  private static final Quantity ATMOSPHERE =
      Quantity.of("atmospheric_pressure", "atmospheric pressure", "mm[Hg]", "250", "800")
          .optional();

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("a-a-gradient", "Alveolar-arterial oxygen gradient", Category.LAB)
          .synonyms("A-a gradient", "A-a O2 gradient", "alveolar-arterial gradient")
          .inputs(FIO2, PAO2, PACO2, AGE, ATMOSPHERE)
          .decimal("mm[Hg]", "19991-9")
          .source(
              Reference.of(
                  "Mellemgaard K. The alveolar-arterial oxygen difference: its size and components"
                      + " in normal man. Acta Physiol Scand 1966;67:10-20"))
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    Working working = new Working();
    double pressure = in.has(ATMOSPHERE) ? in.number(ATMOSPHERE) : SEA_LEVEL;
    if (!in.has(ATMOSPHERE)) {
      working.remark("atmospheric pressure at sea level (760 mmHg) is taken");
    }
    double gradient = gradient(in, FIO2, PAO2, PACO2, pressure, working);
    if (in.has(AGE)) {
      working.remark(
          "expected on room air up to "
              + in.text(AGE)
              + " / 4 + 4 = "
              + Working.show(in.number(AGE) / 4 + 4)
              + " mmHg");
    }
    return CalculatorResult.of(SPEC, gradient, working);
  }

  /** The gradient as a step of another calculation, at an atmospheric pressure in mmHg. */
  static double gradient(
      CalculatorInputs in,
      Quantity fio2,
      Quantity pao2,
      Quantity paco2,
      double pressure,
      Working working) {
    double alveolar =
        working.step(
            "PAO2",
            in.text(fio2)
                + " / 100 × ("
                + Working.show(pressure)
                + " − 47) − "
                + in.text(paco2)
                + " / 0.8",
            in.number(fio2) / 100 * (pressure - VAPOUR) - in.number(paco2) / 0.8,
            SPEC.unit());
    return working.step(
        "gradient",
        Working.show(alveolar) + " − " + in.text(pao2),
        alveolar - in.number(pao2),
        SPEC.unit());
  }
}
