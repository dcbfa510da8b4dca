package org.chartwarden.calculators.formulas;

import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * Heart-rate-corrected QT interval: QT + 154 x (1 - RR in seconds).
 *
 * <p>Sagie A et al., Am J Cardiol 1992;70:797-801.
 */
final class FraminghamQtc implements Calculator {

  private static final Quantity QT = CommonInputs.qtInterval();
  private static final Quantity HEART_RATE = CommonInputs.heartRate();

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("qtc-framingham", "QTc by the Framingham formula", Category.PHYSICAL)
          .medCalcBench(57)
          .synonyms(
              "QTc Framingham calculator",
              "Framingham formula for corrected QT interval",
              "corrected QT interval",
              "QTc")
          .inputs(QT, HEART_RATE)
          .decimal("ms", "8636-3")
          .source(
              Reference.pmid(
                  "Sagie A et al. An improved method for adjusting the QT interval for heart rate"
                      + " (the Framingham Heart Study). Am J Cardiol 1992;70:797-801",
                  "1519533"))
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    Working working = new Working();
    double rr = BazettQtc.rrInterval(in, HEART_RATE, working);
    double corrected =
        working.step(
            "QTc",
            in.text(QT) + " + 154 × (1 − " + Working.show(rr) + ")",
            in.number(QT) + 154 * (1 - rr),
            SPEC.unit());
    return CalculatorResult.of(SPEC, corrected, working);
  }
}
