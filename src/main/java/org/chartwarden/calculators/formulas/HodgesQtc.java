package org.chartwarden.calculators.formulas;

import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * Heart-rate-corrected QT interval: QT + 1.75 x (heart rate - 60).
 *
 * <p>Hodges M, Salerno D, Erlien D, J Am Coll Cardiol 1983;1:694.
 */
final class HodgesQtc implements Calculator {

  private static final Quantity QT = CommonInputs.qtInterval();
  private static final Quantity HEART_RATE = CommonInputs.heartRate();

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("qtc-hodges", "QTc by Hodges", Category.PHYSICAL)
          .medCalcBench(58)
          .synonyms("QTc Hodges calculator", "Hodges formula", "corrected QT interval", "QTc")
          .inputs(QT, HEART_RATE)
          .decimal("ms", "8636-3")
          .source(
              Reference.of(
                  "Hodges M, Salerno D, Erlien D. Bazett's QT correction reviewed: evidence that a"
                      + " linear QT correction for heart rate is better. J Am Coll Cardiol"
                      + " 1983;1:694"))
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    Working working = new Working();
    double corrected =
        working.step(
            "QTc",
            in.text(QT) + " + 1.75 × (" + in.text(HEART_RATE) + " − 60)",
            in.number(QT) + 1.75 * (in.number(HEART_RATE) - 60),
            SPEC.unit());
    return CalculatorResult.of(SPEC, corrected, working);
  }
}
