package org.chartwarden.calculators.formulas;

import java.util.List;

/**
 * Heart-rate-corrected QT interval: QT / sqrt(RR in seconds).
 *
 * <p>Bazett HC, Heart 1920;7:353-370. Over-corrects at high and under-corrects at low rates.
 */
final class BazettQtc implements Calculator {

  private static final CalculatorSpec SPEC =
      new CalculatorSpec(
          "qtc-bazett",
          "QTc by Bazett",
          "Bazett HC, Heart 1920;7:353-370",
          List.of(
              InputSpec.number("qt", "QT interval", "ms", "100", "900", "qt-interval"),
              InputSpec.number("heart_rate", "Heart rate", "/min", "20", "300", "heart-rate")),
          "ms");

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    return CalculatorResult.of(
        in.number("qt") / Math.sqrt(60 / in.number("heart_rate")),
        SPEC.unit(),
        in.text("qt") + " / sqrt(60 / " + in.text("heart_rate") + ")");
  }
}
