package org.chartwarden.calculators.formulas;

import org.chartwarden.calculators.formulas.InputSpec.Quantity;

/**
 * Heart-rate-corrected QT interval: QT / cube root of RR in seconds.
 *
 * <p>Fridericia LS, Acta Med Scand 1920;53:469-486.
 */
final class FridericiaQtc implements Calculator {

  private static final Quantity QT = CommonInputs.qtInterval();
  private static final Quantity HEART_RATE = CommonInputs.heartRate();

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("qtc-fridericia", "QTc by Fridericia", Category.PHYSICAL)
          .medCalcBench(56)
          .synonyms(
              "QTc Fridericia calculator", "Fridericia formula", "corrected QT interval", "QTc")
          .inputs(QT, HEART_RATE)
          .decimal("ms", "8636-3")
          .source(
              Reference.of(
                  "Fridericia LS. Die Systolendauer im Elektrokardiogramm bei normalen Menschen und"
                      + " bei Herzkranken. Acta Med Scand 1920;53:469-486"))
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
            in.text(QT) + " / ∛" + Working.show(rr),
            in.number(QT) / Math.cbrt(rr),
            SPEC.unit());
    return CalculatorResult.of(SPEC, corrected, working);
  }
}
