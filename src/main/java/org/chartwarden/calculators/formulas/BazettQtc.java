package org.chartwarden.calculators.formulas;

import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * Heart-rate-corrected QT interval: QT / sqrt(RR in seconds).
 *
 * <p>Bazett HC, Heart 1920;7:353-370. Over-corrects at high and under-corrects at low rates.
 */
final class BazettQtc implements Calculator {

  private static final Quantity QT = CommonInputs.qtInterval();
  private static final Quantity HEART_RATE = CommonInputs.heartRate();

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("qtc-bazett", "QTc by Bazett", Category.PHYSICAL)
          .medCalcBench(11)
          .synonyms("QTc Bazett calculator", "Bazett formula", "corrected QT interval", "QTc")
          .inputs(QT, HEART_RATE)
          .decimal("ms", "8636-3")
          .source(
              Reference.of(
                  "Bazett HC. An analysis of the time-relations of electrocardiograms. Heart"
                      + " 1920;7:353-370"))
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    Working working = new Working();
    double rr = rrInterval(in, HEART_RATE, working);
    double corrected =
        working.step(
            "QTc",
            in.text(QT) + " / √" + Working.show(rr),
            in.number(QT) / Math.sqrt(rr),
            SPEC.unit());
    return CalculatorResult.of(SPEC, corrected, working);
  }

  /** The interval between beats in seconds, a step of every correction. */
  static double rrInterval(CalculatorInputs in, Quantity heartRate, Working working) {
    return working.step("RR", "60 / " + in.text(heartRate), 60 / in.number(heartRate), "s");
  }
}
